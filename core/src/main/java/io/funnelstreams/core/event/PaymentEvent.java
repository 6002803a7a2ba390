package io.funnelstreams.core.event;

import io.funnelstreams.core.money.Money;
import java.util.Objects;
import java.util.Optional;

/**
 * Money that a customer paid or got back.
 *
 * @param documentId the order or invoice that was paid, unique within the party's journey; a refund
 *     names the one it refunds
 * @param amount what was paid or refunded, never negative, without tax where the source separates
 *     it
 */
public record PaymentEvent(
    Header header, String documentId, Document document, Type type, Money amount) implements Event {
  private static final FamilyField<PaymentEvent, String> DOCUMENT_ID =
      new FamilyField<>("document_id", new FieldType.Text(), PaymentEvent::documentId);
  private static final FamilyField<PaymentEvent, Document> DOCUMENT =
      new FamilyField<>("document", new FieldType.Word<>(Document.class), PaymentEvent::document);
  private static final FamilyField<PaymentEvent, Type> TYPE =
      new FamilyField<>("type", new FieldType.Word<>(Type.class), PaymentEvent::type);
  private static final FamilyField<PaymentEvent, Money> AMOUNT =
      new FamilyField<>("amount", new FieldType.Amount(), PaymentEvent::amount);

  /** The description that all forms of the family's events follow. */
  static final FamilyDescription<PaymentEvent> DESCRIPTION =
      new FamilyDescription<>(
              PaymentEvent.class,
              (header, values) ->
                  new PaymentEvent(
                      header,
                      values.get(DOCUMENT_ID),
                      values.get(DOCUMENT),
                      values.get(TYPE),
                      values.get(AMOUNT)),
              DOCUMENT_ID,
              DOCUMENT,
              TYPE,
              AMOUNT)
          .hashing(TYPE, DOCUMENT, DOCUMENT_ID, AMOUNT)
          .about(DOCUMENT_ID)
          .perParty();

  /** The document that was paid. */
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
  public int place() {
    return switch (type) {
      case PAID -> EventRank.place(EventRank.BEGINNING, 0);
      case REFUNDED -> EventRank.place(EventRank.END, 0);
    };
  }

  @Override
  public Optional<Enum<?>> kind() {
    return Optional.of(type);
  }

  @Override
  public String label() {
    return Event.lower(document) + " " + Event.lower(type);
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
