package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.PaymentEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The payments and refunds of one party.
 *
 * @param payments of all its documents, in the journey's order
 */
record OraclePaymentFacts(List<PaymentEvent> payments) {

  void writeTo(FactSheet sheet) {
    for (var payment : payments) {
      long amount = sheet.convert(payment.amount(), payment);
      boolean paid = payment.type() == PaymentEvent.Type.PAID;
      sheet.add(OracleMeasure.REVENUE, payment, documentOf(payment), paid ? amount : -amount);
      if (paid && payment.amount().minor() > 0) {
        sheet.count(OracleMeasure.PAYERS, payment, documentOf(payment));
      }
    }
    var orders = firstPaymentsOfOrders();
    orders.forEach(first -> sheet.count(OracleMeasure.ORDERS, first, documentOf(first)));
    orders.stream()
        .skip(1)
        .forEach(first -> sheet.count(OracleMeasure.REPEAT_CUSTOMERS, first, documentOf(first)));
  }

  /** The first payment of more than nothing for an order. */
  Optional<PaymentEvent> firstPaidOrder() {
    return payments.stream()
        .filter(OraclePaymentFacts::paysOrder)
        .filter(payment -> payment.amount().minor() > 0)
        .findFirst();
  }

  private List<PaymentEvent> firstPaymentsOfOrders() {
    var seen = new HashSet<String>();
    var firsts = new ArrayList<PaymentEvent>();
    for (var payment : payments) {
      if (paysOrder(payment) && seen.add(payment.documentId())) {
        firsts.add(payment);
      }
    }
    return firsts;
  }

  private static boolean paysOrder(PaymentEvent payment) {
    return payment.type() == PaymentEvent.Type.PAID
        && payment.document() == PaymentEvent.Document.ORDER;
  }

  /** All payments and refunds of the order or invoice that one of them is about. */
  List<PaymentEvent> documentOf(PaymentEvent one) {
    return payments.stream()
        .filter(payment -> payment.document() == one.document())
        .filter(payment -> payment.documentId().equals(one.documentId()))
        .toList();
  }
}
