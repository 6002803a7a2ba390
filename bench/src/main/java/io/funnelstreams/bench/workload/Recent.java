package io.funnelstreams.bench.workload;

import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/** The last deliveries, of which some come again or are corrected. */
final class Recent {
  private static final int KEPT = 4096;

  private final Event[] events = new Event[KEPT];
  private final SplittableRandom random;
  private int added;

  Recent(SplittableRandom random) {
    this.random = random;
  }

  void add(Event event) {
    events[added % KEPT] = event;
    added++;
  }

  /** One of them. */
  Optional<Event> any() {
    return added == 0
        ? Optional.empty()
        : Optional.of(events[random.nextInt(Math.min(added, KEPT))]);
  }

  /** The next revision of one of them: another time, and another amount where it has one. */
  Optional<Event> corrected(Instant recordedAt) {
    var shift = Duration.ofHours(random.nextInt(-48, 48));
    return any().map(event -> revised(event, event.header().occurredAt().plus(shift), recordedAt));
  }

  /** The next revision of one of them, which takes it back. */
  Optional<Event> takenBack(Instant recordedAt) {
    return any()
        .map(
            event ->
                Redelivery.with(event, next(event, event.header().occurredAt(), recordedAt, true)));
  }

  private Event revised(Event event, Instant occurredAt, Instant recordedAt) {
    var revised = Redelivery.with(event, next(event, occurredAt, recordedAt, false));
    if (revised instanceof DealEvent deal) {
      var amount = deal.amount().map(money -> new Money(money.minor() + 10_000, money.currency()));
      return new DealEvent(deal.header(), deal.dealId(), deal.type(), deal.stage(), amount);
    }
    return revised;
  }

  private static Header next(Event event, Instant occurredAt, Instant recordedAt, boolean deleted) {
    var old = event.header();
    return new Header(
        old.key(),
        old.revision() + 1,
        deleted,
        old.backfill(),
        occurredAt,
        recordedAt,
        old.partyId(),
        old.segment());
  }
}
