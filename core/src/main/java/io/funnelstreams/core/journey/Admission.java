package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.Money;
import java.time.Duration;
import java.util.Optional;

/**
 * Which events a plan lets into journeys. It looks at the event alone, never at what came before.
 */
public final class Admission {
  private final JourneyRules rules;

  public Admission(JourneyRules rules) {
    this.rules = rules;
  }

  /** Why an event is not let in; empty for one that is. */
  public Optional<Rejection> refuse(Event event) {
    return tooLate(event).or(() -> noRate(event));
  }

  private Optional<Rejection> tooLate(Event event) {
    var header = event.header();
    var horizon = rules.lateness().get(event.family());
    if (horizon == null || header.backfill()) {
      return Optional.empty();
    }
    var age = Duration.between(header.occurredAt(), header.recordedAt());
    return age.compareTo(horizon) <= 0
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                RejectReason.TOO_LATE,
                Optional.of("occurred_at"),
                ("The event happened %s days before it was recorded; the plan's lateness horizon is"
                     + " %s days. Import it as a file to load it as history, or raise the horizon.")
                    .formatted(age.toDays(), horizon.toDays())));
  }

  private Optional<Rejection> noRate(Event event) {
    if (event.header().deleted()) {
      return Optional.empty();
    }
    var day = rules.effectiveDayOf(event);
    return amountOf(event)
        .filter(amount -> rules.fx().convert(amount.money(), day).isEmpty())
        .map(
            amount ->
                new Rejection(
                    RejectReason.NO_RATE,
                    Optional.of(amount.field()),
                    ("The plan has no rate from %s into %s on %s. Add it to the plan's fx "
                            + "table and replay the reject.")
                        .formatted(amount.money().currency(), rules.fx().into(), day)));
  }

  /** An amount of an event and the field that holds it. */
  private record Amount(String field, Money money) {}

  private static Optional<Amount> amountOf(Event event) {
    if (event instanceof DealEvent deal) {
      return deal.amount().map(money -> new Amount("amount", money));
    } else if (event instanceof ContractEvent contract) {
      return contract.value().map(money -> new Amount("value", money));
    } else if (event instanceof SubscriptionEvent subscription) {
      return subscription.price().map(money -> new Amount("price", money));
    } else if (event instanceof PaymentEvent payment) {
      return Optional.of(new Amount("amount", payment.amount()));
    }
    return event instanceof SpendEvent spend
        ? Optional.of(new Amount("amount", spend.amount()))
        : Optional.empty();
  }
}
