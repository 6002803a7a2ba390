package io.funnelstreams.bench.history;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import java.time.Duration;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Subscriptions and payments. */
final class RevenueBody {
  private RevenueBody() {}

  /** Few subscriptions that change all the time, now, with effect in the past and in the future. */
  static Arbitrary<Body> subscriptions() {
    var quantities = Arbitraries.of(1L, 2L, 0L, 3L, 100_000L).map(OptionalLong::of);
    return Combinators.combine(
            Arbitraries.of("s1", "s2", "7"),
            types(),
            Amounts.prices().optional(0.7),
            intervals().optional(0.5),
            Arbitraries.oneOf(quantities, Arbitraries.just(OptionalLong.empty())),
            Moment.days().optional(0.4),
            delays().optional(0.4),
            Arbitraries.of(true, false))
        .as(
            (subscription, type, price, interval, quantity, termEnd, delay, allDay) ->
                header ->
                    new SubscriptionEvent(
                        header,
                        subscription,
                        type,
                        price,
                        interval,
                        quantity,
                        termEnd,
                        delay.map(header.occurredAt()::plus),
                        allDay));
  }

  private static Arbitrary<SubscriptionEvent.Type> types() {
    return Arbitraries.frequency(
        Tuple.of(5, SubscriptionEvent.Type.STARTED),
        Tuple.of(2, SubscriptionEvent.Type.TRIAL_STARTED),
        Tuple.of(4, SubscriptionEvent.Type.CHANGED),
        Tuple.of(3, SubscriptionEvent.Type.RENEWED),
        Tuple.of(2, SubscriptionEvent.Type.PAUSED),
        Tuple.of(2, SubscriptionEvent.Type.RESUMED),
        Tuple.of(5, SubscriptionEvent.Type.CANCELLED));
  }

  private static Arbitrary<BillingCycle> intervals() {
    return Arbitraries.of(
        new BillingCycle(BillingCycle.Unit.MONTH, 1),
        new BillingCycle(BillingCycle.Unit.YEAR, 1),
        new BillingCycle(BillingCycle.Unit.MONTH, 3),
        new BillingCycle(BillingCycle.Unit.WEEK, 1),
        new BillingCycle(BillingCycle.Unit.WEEK, 2),
        new BillingCycle(BillingCycle.Unit.DAY, 1),
        new BillingCycle(BillingCycle.Unit.DAY, 30),
        new BillingCycle(BillingCycle.Unit.YEAR, 2));
  }

  private static Arbitrary<Duration> delays() {
    return Arbitraries.of(
        Duration.ofHours(24),
        Duration.ofMillis(1),
        Duration.ZERO,
        Duration.ofMillis(-1),
        Duration.ofHours(12),
        Duration.ofDays(7),
        Duration.ofDays(40),
        Duration.ofHours(-24),
        Duration.ofDays(-10));
  }

  /** An order and an invoice may have one id. */
  static Arbitrary<Body> payments() {
    var types =
        Arbitraries.frequency(
            Tuple.of(3, PaymentEvent.Type.PAID), Tuple.of(1, PaymentEvent.Type.REFUNDED));
    var documents =
        Arbitraries.frequency(
            Tuple.of(3, PaymentEvent.Document.ORDER), Tuple.of(1, PaymentEvent.Document.INVOICE));
    return Combinators.combine(
            Arbitraries.of("o1", "o2", "7"), documents, types, Amounts.notNegative())
        .as(
            (id, document, type, amount) ->
                header -> new PaymentEvent(header, id, document, type, amount));
  }
}
