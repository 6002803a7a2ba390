package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventAmount;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Decides which events a plan lets into journeys. It looks at the event alone, never at earlier
 * events.
 */
public final class EventValidator {
  private static final BigDecimal MOST = BigDecimal.valueOf(Money.MAX_MINOR);

  private final JourneyRules rules;

  public EventValidator(JourneyRules rules) {
    this.rules = rules;
  }

  /** Why an event is not let in; empty for one that is. */
  public Optional<Rejection> validate(Event event) {
    return tooLate(event).or(() -> noAmount(event));
  }

  private Optional<Rejection> tooLate(Event event) {
    var header = event.header();
    var horizon = rules.allowedLateness().get(event.family());
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
                ("The event happened %s days before it was recorded; the plan's allowed_lateness is"
                     + " %s days. Import it as a file to load it as history, or raise the limit.")
                    .formatted(age.toDays(), horizon.toDays())));
  }

  private Optional<Rejection> noAmount(Event event) {
    if (event.header().deleted()) {
      return Optional.empty();
    }
    var day = rules.effectiveDayOf(event);
    return event.family().description().money(event).flatMap(amount -> validate(amount, day));
  }

  private Optional<Rejection> validate(EventAmount amount, LocalDate day) {
    var converted = rules.fx().exact(amount.minor(), amount.currency(), day);
    if (converted.isEmpty()) {
      return Optional.of(
          new Rejection(
              RejectReason.NO_RATE,
              Optional.of(amount.field()),
              ("The plan has no rate from %s into %s on %s. Add it to the plan's fx "
                      + "table and replay the reject.")
                  .formatted(amount.currency(), rules.fx().into(), day)));
    }
    return converted.get().abs().compareTo(MOST) <= 0
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                RejectReason.INVALID,
                Optional.of(amount.field()),
                ("At the plan's rate the amount is more than %s minor units of %s, which no sum is"
                        + " made for. Check the amount and the rate from %s on %s.")
                    .formatted(Money.MAX_MINOR, rules.fx().into(), amount.currency(), day)));
  }
}
