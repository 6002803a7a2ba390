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

  /** What happened to the deal. */
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
      throw new IllegalArgumentException("amount is missing from a change of the amount");
    }
  }

  @Override
  public DealEvent withHeader(Header other) {
    return new DealEvent(other, dealId, type, stage, amount);
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
