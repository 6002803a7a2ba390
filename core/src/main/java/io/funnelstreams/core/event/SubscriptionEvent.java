package io.funnelstreams.core.event;

import io.funnelstreams.core.money.UnitPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A transition of a subscription. What an event does not say stays as the events before it said.
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
    Optional<Interval> interval,
    OptionalLong quantity,
    Optional<LocalDate> termEnd,
    Optional<Instant> effectiveAt,
    boolean effectiveAllDay)
    implements Event {

  /** What happened to the subscription. */
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
      Optional<Interval> interval,
      OptionalLong quantity,
      Optional<LocalDate> termEnd,
      Optional<Instant> effectiveAt) {
    this(header, subscriptionId, type, price, interval, quantity, termEnd, effectiveAt, false);
  }

  /** When the event takes effect: at {@link #effectiveAt}, else when it occurred. */
  public Instant takesEffectAt() {
    return effectiveAt.orElse(header.occurredAt());
  }

  /** Whether it takes effect on a calendar day without a time. */
  public boolean takesEffectAllDay() {
    return effectiveAt.isPresent() ? effectiveAllDay : header.allDay();
  }

  /** The same transition, which takes effect at another instant. */
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
  public Family family() {
    return Family.SUBSCRIPTION;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.of(subscriptionId);
  }
}
