package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.SubscriptionEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One subscription: what it is at an instant, from everything that took effect before.
 *
 * @param events all of its events, in the journey's order
 * @param days of the plan's zone
 */
record OracleSubscription(List<SubscriptionEvent> events, ZoneCalendar days) {
  private static final Set<SubscriptionEvent.Type> TAKE_BACK =
      Set.of(
          SubscriptionEvent.Type.STARTED,
          SubscriptionEvent.Type.RESUMED,
          SubscriptionEvent.Type.CANCELLED);
  private static final BillingCycle EVERY_MONTH = new BillingCycle(BillingCycle.Unit.MONTH, 1);
  private static final BigDecimal MOST = BigDecimal.TEN.pow(13);
  private static final int KEPT_DIGITS = 4;

  /** The states of a subscription; before its first event it is nothing. */
  enum Status {
    NOTHING,
    TRIAL,
    RUNNING,
    PAUSED,
    ENDED
  }

  static Instant effectOf(SubscriptionEvent event) {
    return event.effectiveAt().orElse(event.header().occurredAt());
  }

  /** The events that take effect at some time, in the journey's order. */
  List<SubscriptionEvent> standing() {
    return events.stream().filter(event -> !takenBack(event)).toList();
  }

  private boolean takenBack(SubscriptionEvent event) {
    return event.type() == SubscriptionEvent.Type.CANCELLED
        && events.stream()
            .filter(other -> TAKE_BACK.contains(other.type()))
            .map(ZoneCalendar.When::occurred)
            .anyMatch(
                at ->
                    days.before(ZoneCalendar.When.occurred(event), at)
                        && days.before(at, ZoneCalendar.When.effective(event)));
  }

  private List<SubscriptionEvent> effectiveBefore(Instant end) {
    var effective = new ArrayList<>(standing());
    effective.removeIf(event -> !effectOf(event).isBefore(end));
    effective.sort(Comparator.comparing(OracleSubscription::effectOf).thenComparing(Rank::group));
    return endsBeforeRestarts(days.arranged(effective, ZoneCalendar.When::effective));
  }

  /**
   * A start while it runs, at the same time as an end, is a new beginning after that end. In other
   * words, starts and ends of one time take turns.
   */
  private List<SubscriptionEvent> endsBeforeRestarts(List<SubscriptionEvent> effective) {
    var left = new ArrayList<>(effective);
    var ordered = new ArrayList<SubscriptionEvent>();
    while (!left.isEmpty()) {
      var next = left.get(0);
      var reached = statusAfter(ordered);
      boolean runs = reached == Status.RUNNING || reached == Status.PAUSED;
      if (runs && next.type() == SubscriptionEvent.Type.STARTED) {
        var start = ZoneCalendar.When.effective(next);
        next =
            left.stream()
                .takeWhile(other -> !days.before(start, ZoneCalendar.When.effective(other)))
                .filter(other -> other.type() == SubscriptionEvent.Type.CANCELLED)
                .findFirst()
                .orElse(next);
      }
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  /** The event that took effect last before an instant. */
  Optional<SubscriptionEvent> lastBefore(Instant end) {
    var effective = effectiveBefore(end);
    return effective.isEmpty()
        ? Optional.empty()
        : Optional.of(effective.get(effective.size() - 1));
  }

  Status statusBefore(Instant end) {
    return statusAfter(effectiveBefore(end));
  }

  private static Status statusAfter(List<SubscriptionEvent> effective) {
    var status = Status.NOTHING;
    for (var event : effective) {
      status =
          switch (event.type()) {
            case TRIAL_STARTED -> status == Status.RUNNING ? status : Status.TRIAL;
            case STARTED, RENEWED, RESUMED -> Status.RUNNING;
            case PAUSED -> status == Status.RUNNING ? Status.PAUSED : status;
            case CANCELLED -> Status.ENDED;
            case CHANGED -> status;
          };
    }
    return status;
  }

  /** Ten-thousandths of a minor unit of the plan's currency per month. */
  long mrrBefore(Instant end, ZoneId zone, OracleRates exchange) {
    if (statusBefore(end) != Status.RUNNING) {
      return 0;
    }
    var rate = new Rate(BigDecimal.ZERO, EVERY_MONTH, 1);
    for (var event : effectiveBefore(end)) {
      var day = effectOf(event).atZone(zone).toLocalDate();
      var price = event.price().map(p -> exchange.exactly(p, day).orElseThrow());
      var next =
          new Rate(
              price.orElse(rate.price),
              event.interval().orElse(rate.interval),
              event.quantity().orElse(rate.quantity));
      // A rate that no sum can hold is not taken: all three values stay as they were.
      rate = next.perMonth().compareTo(MOST) > 0 ? rate : next;
    }
    return rate.perMonth().movePointRight(KEPT_DIGITS).longValueExact();
  }

  /** The price, the billing interval, and the number of units. */
  private record Rate(BigDecimal price, BillingCycle interval, long quantity) {
    BigDecimal perMonth() {
      var exact = price.multiply(BigDecimal.valueOf(quantity));
      var rounded = OracleSubscription.perMonth(exact, interval);
      return exact.signum() != 0 && rounded.signum() == 0
          ? BigDecimal.ONE.movePointLeft(KEPT_DIGITS)
          : rounded;
    }
  }

  private static BigDecimal perMonth(BigDecimal amount, BillingCycle interval) {
    long inTwelveMonths =
        switch (interval.unit()) {
          case DAY -> 365;
          case WEEK -> 52;
          case MONTH -> 12;
          case YEAR -> 1;
        };
    return amount
        .multiply(BigDecimal.valueOf(inTwelveMonths))
        .divide(BigDecimal.valueOf(12L * interval.count()), KEPT_DIGITS, RoundingMode.HALF_EVEN);
  }
}
