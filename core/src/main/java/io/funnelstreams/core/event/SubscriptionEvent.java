package io.funnelstreams.core.event;

import io.funnelstreams.core.money.UnitPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A transition of a subscription. A field that an event leaves out stays as the events before it
 * set it.
 *
 * @param subscriptionId the subscription, unique within the party's journey
 * @param price the recurring price of one unit per billing interval after the event, without tax,
 *     with all of its decimals
 * @param interval the billing interval that the price is for
 * @param quantity how many units (seats) are subscribed after the event, 0 or more
 * @param termEnd the last day of the term that is paid or agreed: the day a renewal is due
 * @param effectiveAt when the change takes effect, to the millisecond, where that is not when it
 *     occurred
 * @param effectiveAllDay whether {@code effectiveAt} is a calendar day without a time, as {@link
 *     Header#allDay()} is of when it occurred
 */
public record SubscriptionEvent(
    Header header,
    String subscriptionId,
    Type type,
    Optional<UnitPrice> price,
    Optional<BillingCycle> interval,
    OptionalLong quantity,
    Optional<LocalDate> termEnd,
    Optional<Instant> effectiveAt,
    boolean effectiveAllDay)
    implements Event {
  private static final FamilyField<SubscriptionEvent, String> SUBSCRIPTION_ID =
      new FamilyField<>("subscription_id", new FieldType.Text(), SubscriptionEvent::subscriptionId);
  private static final FamilyField<SubscriptionEvent, Type> TYPE =
      new FamilyField<>("type", new FieldType.Word<>(Type.class), SubscriptionEvent::type);
  private static final FamilyField<SubscriptionEvent, Optional<UnitPrice>> PRICE =
      new FamilyField<>("price", new FieldType.OptionalPrice(), SubscriptionEvent::price);
  private static final FamilyField<SubscriptionEvent, Optional<BillingCycle>> INTERVAL =
      new FamilyField<>("interval", new FieldType.OptionalInterval(), SubscriptionEvent::interval);
  private static final FamilyField<SubscriptionEvent, OptionalLong> QUANTITY =
      new FamilyField<>("quantity", new FieldType.OptionalCount(), SubscriptionEvent::quantity);
  private static final FamilyField<SubscriptionEvent, Optional<LocalDate>> TERM_END =
      new FamilyField<>("term_end", new FieldType.OptionalDay(), SubscriptionEvent::termEnd);
  private static final FamilyField<SubscriptionEvent, Optional<EffectiveTime>> EFFECTIVE_AT =
      new FamilyField<>("effective_at", new FieldType.OptionalTime(), SubscriptionEvent::effect);

  /** The description that all forms of the family's events follow. */
  static final FamilyDescription<SubscriptionEvent> DESCRIPTION =
      new FamilyDescription<>(
              SubscriptionEvent.class,
              (header, values) ->
                  new SubscriptionEvent(
                      header,
                      values.get(SUBSCRIPTION_ID),
                      values.get(TYPE),
                      values.get(PRICE),
                      values.get(INTERVAL),
                      values.get(QUANTITY),
                      values.get(TERM_END),
                      values.get(EFFECTIVE_AT).map(EffectiveTime::at),
                      values.get(EFFECTIVE_AT).map(EffectiveTime::allDay).orElse(false)),
              SUBSCRIPTION_ID,
              TYPE,
              PRICE,
              INTERVAL,
              QUANTITY,
              TERM_END,
              EFFECTIVE_AT)
          .hashing(TYPE, SUBSCRIPTION_ID, PRICE, INTERVAL, QUANTITY, TERM_END, EFFECTIVE_AT)
          .about(SUBSCRIPTION_ID)
          .perParty();

  /** The change of the subscription. */
  public enum Type {
    TRIAL_STARTED,
    STARTED,
    CHANGED,
    RENEWED,
    PAUSED,
    RESUMED,
    CANCELLED
  }

  public SubscriptionEvent {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(type, "type");
    subscriptionId = Required.id(subscriptionId, "subscription_id");
    price.ifPresent(unit -> Required.notNegative(unit.amount(), "price"));
    quantity.ifPresent(units -> Required.count(units, "quantity"));
    termEnd.ifPresent(day -> Required.day(day, "term_end"));
    effectiveAllDay &= effectiveAt.isPresent();
    if (effectiveAllDay) {
      effectiveAt.ifPresent(start -> Required.startOfDay(start, "effective_at"));
    } else {
      effectiveAt.ifPresent(instant -> Required.day(instant, "effective_at"));
    }
    effectiveAt = effectiveAt.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
  }

  /** A transition that takes effect at an instant, or when it occurs. */
  public SubscriptionEvent(
      Header header,
      String subscriptionId,
      Type type,
      Optional<UnitPrice> price,
      Optional<BillingCycle> interval,
      OptionalLong quantity,
      Optional<LocalDate> termEnd,
      Optional<Instant> effectiveAt) {
    this(header, subscriptionId, type, price, interval, quantity, termEnd, effectiveAt, false);
  }

  @Override
  public Optional<EffectiveTime> effect() {
    return effectiveAt.map(at -> new EffectiveTime(at, effectiveAllDay));
  }

  /** When the event takes effect: at {@link #effectiveAt}, else when it occurred. */
  public Instant takesEffectAt() {
    return effectiveAt.orElse(header.occurredAt());
  }

  /** Whether it takes effect on a calendar day without a time. */
  public boolean takesEffectAllDay() {
    return effectiveAt.isPresent() ? effectiveAllDay : header.allDay();
  }

  @Override
  public SubscriptionEvent withEffectiveAt(Instant instant) {
    return new SubscriptionEvent(
        header,
        subscriptionId,
        type,
        price,
        interval,
        quantity,
        termEnd,
        Optional.of(instant),
        effectiveAllDay);
  }

  @Override
  public SubscriptionEvent withHeader(Header other) {
    return new SubscriptionEvent(
        other,
        subscriptionId,
        type,
        price,
        interval,
        quantity,
        termEnd,
        effectiveAt,
        effectiveAllDay);
  }

  @Override
  public int place() {
    return switch (type) {
      case TRIAL_STARTED -> EventRank.place(EventRank.BEGINNING, 0);
      case STARTED -> EventRank.place(EventRank.BEGINNING, 1);
      case RENEWED -> EventRank.place(EventRank.CHANGE, 0);
      case CHANGED -> EventRank.place(EventRank.CHANGE, 1);
      case PAUSED -> EventRank.place(EventRank.CHANGE, 2);
      case RESUMED -> EventRank.place(EventRank.CHANGE, 3);
      case CANCELLED -> EventRank.place(EventRank.END, 0);
    };
  }

  @Override
  public Optional<Enum<?>> kind() {
    return Optional.of(type);
  }

  @Override
  public Family family() {
    return Family.SUBSCRIPTION;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.of(subscriptionId);
  }
}
