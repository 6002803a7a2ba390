package io.funnelstreams.core.event;

import io.funnelstreams.core.money.Money;
import java.util.Objects;
import java.util.Optional;

/**
 * A transition of a deal.
 *
 * @param dealId the deal, unique within the party's journey
 * @param stage the pipeline stage it is in after the event, in the source's words
 * @param amount the deal's amount after the event, where the event says it; a change of the amount
 *     says it, unless the event is deleted
 */
public record DealEvent(
    Header header, String dealId, Type type, Optional<String> stage, Optional<Money> amount)
    implements Event {
  private static final FamilyField<DealEvent, String> DEAL_ID =
      new FamilyField<>("deal_id", new FieldType.Text(), DealEvent::dealId);
  private static final FamilyField<DealEvent, Type> TYPE =
      new FamilyField<>("type", new FieldType.Word<>(Type.class), DealEvent::type);
  private static final FamilyField<DealEvent, Optional<String>> STAGE =
      new FamilyField<>("stage", new FieldType.OptionalText(true), DealEvent::stage);
  private static final FamilyField<DealEvent, Optional<Money>> AMOUNT =
      new FamilyField<>("amount", new FieldType.OptionalAmount(), DealEvent::amount);

  /** The description that all forms of the family's events follow. */
  static final FamilyDescription<DealEvent> DESCRIPTION =
      new FamilyDescription<>(
              DealEvent.class,
              (header, values) ->
                  new DealEvent(
                      header,
                      values.get(DEAL_ID),
                      values.get(TYPE),
                      values.get(STAGE),
                      values.get(AMOUNT)),
              DEAL_ID,
              TYPE,
              STAGE,
              AMOUNT)
          .hashing(TYPE, DEAL_ID, STAGE, AMOUNT)
          .about(DEAL_ID)
          .perParty();

  /** The change of the deal. */
  public enum Type {
    OPENED,
    STAGE_CHANGED,
    AMOUNT_CHANGED,
    WON,
    LOST,
    REOPENED
  }

  public DealEvent {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(type, "type");
    dealId = Required.id(dealId, "deal_id");
    if (type == Type.AMOUNT_CHANGED && amount.isEmpty() && !header.deleted()) {
      throw new InvalidFieldException("amount", "amount is missing from a change of the amount");
    }
  }

  @Override
  public DealEvent withHeader(Header other) {
    return new DealEvent(other, dealId, type, stage, amount);
  }

  @Override
  public int place() {
    return switch (type) {
      case OPENED -> EventRank.place(EventRank.BEGINNING, 0);
      case STAGE_CHANGED -> EventRank.place(EventRank.CHANGE, 0);
      case AMOUNT_CHANGED -> EventRank.place(EventRank.CHANGE, 1);
      case LOST -> EventRank.place(EventRank.END, 0);
      case WON -> EventRank.place(EventRank.END, 1);
      case REOPENED -> EventRank.place(EventRank.NEW_BEGINNING, 0);
    };
  }

  @Override
  public Optional<Enum<?>> kind() {
    return Optional.of(type);
  }

  @Override
  public Family family() {
    return Family.DEAL;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.of(dealId);
  }
}
