package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.PaymentEvent;
import java.util.Comparator;
import java.util.List;

/**
 * The facts of payments and refunds, of the orders among them, and of the parties that paid and
 * that returned.
 */
final class PaymentFacts {
  private final JourneyRules rules;
  private final FactCollector facts;

  private PaymentFacts(JourneyRules rules, FactCollector facts) {
    this.rules = rules;
    this.facts = facts;
  }

  /** Adds the facts of the touched entities and returns all orders and invoices. */
  static List<PaidDocument> all(
      EventsByEntity itinerary, JourneyRules rules, AffectedEntities touched, FactCollector facts) {
    var documents =
        itinerary.payments().entrySet().stream()
            .map(entry -> new PaidDocument(entry.getKey().kind(), entry.getValue()))
            .toList();
    var payments = new PaymentFacts(rules, facts);
    documents.stream()
        .filter(document -> touched.has(document.steps().get(0).event()))
        .forEach(payments::flows);
    if (touched.payments()) {
      payments.payer(documents);
      payments.repeats(documents);
    }
    return documents;
  }

  private void flows(PaidDocument document) {
    for (var step : document.steps()) {
      facts.entity(Measure.REVENUE, step, document.steps(), revenue(step.event()));
    }
    if (document.isOrder()) {
      document
          .firstPayment()
          .ifPresent(step -> facts.entity(Measure.ORDERS, step, document.steps(), 1));
    }
  }

  private long revenue(PaymentEvent event) {
    long amount = rules.inPlanCurrency(event.amount(), event);
    return switch (event.type()) {
      case PAID -> amount;
      case REFUNDED -> -amount;
    };
  }

  private void payer(List<PaidDocument> documents) {
    facts.once(
        Measure.PAYERS,
        documents.stream()
            .flatMap(
                document -> document.paid().map(step -> facts.occurrence(step, document.steps())))
            .toList());
  }

  /**
   * Orders count in the order of their first payments; a customer who pays a second one is a
   * returning customer.
   */
  private void repeats(List<PaidDocument> documents) {
    facts.distinct(
        DistinctMeasure.REPEAT_CUSTOMERS,
        documents.stream()
            .filter(document -> document.isOrder() && document.firstPayment().isPresent())
            .sorted(Comparator.comparingInt(PaymentFacts::position))
            .skip(1)
            .map(order -> facts.occurrence(order.firstPayment().orElseThrow(), order.steps()))
            .toList());
  }

  private static int position(PaidDocument order) {
    return order.firstPayment().orElseThrow().position();
  }
}
