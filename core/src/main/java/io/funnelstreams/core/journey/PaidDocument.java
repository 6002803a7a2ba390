package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.PaymentEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An order or invoice that was paid or refunded.
 *
 * @param steps its payments and refunds in journey order, at least one
 */
record PaidDocument(PaymentEvent.Document kind, List<OrderedEvent<PaymentEvent>> steps) {

  boolean isOrder() {
    return kind == PaymentEvent.Document.ORDER;
  }

  /** The first payment, also one of 0; a document may have refunds alone. */
  Optional<OrderedEvent<PaymentEvent>> firstPayment() {
    return payments().findFirst();
  }

  /** The payments above 0. */
  Stream<OrderedEvent<PaymentEvent>> paid() {
    return payments().filter(step -> step.event().amount().minor() > 0);
  }

  private Stream<OrderedEvent<PaymentEvent>> payments() {
    return steps.stream().filter(step -> step.event().type() == PaymentEvent.Type.PAID);
  }
}
