package io.funnelstreams.core.event;

import io.funnelstreams.core.money.Money;
import java.util.Objects;
import java.util.Optional;

/**
 * Money that a customer paid or got back.
 *
 * @param documentId the order or invoice that was paid, unique within the party's journey; a refund
 *     names the one it refunds
 * @param amount what was paid or refunded, never negative, without tax where the source tells it
 */
public record PaymentEvent(
    Header header, String documentId, Document document, Type type, Money amount) implements Event {

  /** What was paid. */
  public enum Document {
    ORDER,
    INVOICE
  }

  /** Which way the money went. */
  public enum Type {
    PAID,
    REFUNDED
  }

  public PaymentEvent {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(amount, "amount");
    documentId = Required.id(documentId, "document_id");
    Required.notNegative(amount.minor(), "amount");
  }

  @Override
  public PaymentEvent withHeader(Header other) {
    return new PaymentEvent(other, documentId, document, type, amount);
  }

  @Override
  public Family family() {
    return Family.PAYMENT;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.of(documentId);
  }
}
