package io.funnelstreams.bench.company;

import io.funnelstreams.bench.workload.Redelivery;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Records events, and the faults of their delivery: an event arrives late, or twice, or is
 * corrected or retracted later.
 */
final class CompanyEventRecorder {
  static final String SOURCE = "company";

  private static final double LATE = 0.01;
  private static final double AGAIN = 0.01;
  private static final double CORRECTED = 0.01;
  private static final double TAKEN_BACK = 0.002;
  private static final Duration LATEST = Duration.ofDays(20);
  private static final long CORRECTION_MINOR = 1_000;

  private final String name;
  private final Instant end;
  private final SplittableRandom random;
  private final List<Event> deliveries = new ArrayList<>();
  private int events;

  /**
   * An empty recorder.
   *
   * @param name distinguishes its events from those of other recorders
   * @param end events from then on are not recorded
   */
  CompanyEventRecorder(String name, Instant end, SplittableRandom random) {
    this.name = name;
    this.end = end;
    this.random = random;
  }

  List<Event> deliveries() {
    return deliveries;
  }

  SplittableRandom random() {
    return random;
  }

  /** Whether something happens with a probability. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A time up to this many days after another. */
  Instant within(double days, Instant after) {
    return after.plusMillis(
        1 + (long) (random.nextDouble() * days * Duration.ofDays(1).toMillis()));
  }

  /** A header of a new event; the id names the family, as the import of a row does. */
  Header header(Family family, String party, Instant at, Map<String, String> segment) {
    var id = name + "-" + events++ + "/" + family.name().toLowerCase(Locale.ROOT);
    return new Header(new EventKey(SOURCE, id), 0, false, true, at, recorded(at), party, segment);
  }

  private Instant recorded(Instant at) {
    return chance(LATE)
        ? at.plusMillis(random.nextLong(LATEST.toMillis()))
        : at.plusSeconds(random.nextInt(1, 600));
  }

  void write(Event event) {
    if (!event.header().occurredAt().isBefore(end)) {
      return;
    }
    deliveries.add(event);
    if (chance(AGAIN)) {
      deliveries.add(Redelivery.of(event, later(event)));
    }
    if (chance(CORRECTED)) {
      deliveries.add(corrected(event, false));
    } else if (chance(TAKEN_BACK)) {
      deliveries.add(corrected(event, true));
    }
  }

  /** The next revision of an event: of another hour, and of another amount where it has one. */
  private Event corrected(Event event, boolean deleted) {
    var old = event.header();
    var at =
        event instanceof WebEvent || deleted
            ? old.occurredAt()
            : old.occurredAt().plus(Duration.ofHours(random.nextInt(-48, 48)));
    var header =
        new Header(
            old.key(),
            old.revision() + 1,
            deleted,
            old.backfill(),
            at,
            later(event),
            old.partyId(),
            old.segment());
    return withAmount(Redelivery.with(event, header));
  }

  private static Event withAmount(Event event) {
    if (event instanceof DealEvent deal) {
      return new DealEvent(
          deal.header(),
          deal.dealId(),
          deal.type(),
          deal.stage(),
          deal.amount().map(CompanyEventRecorder::more));
    } else if (event instanceof PaymentEvent paid) {
      return new PaymentEvent(
          paid.header(), paid.documentId(), paid.document(), paid.type(), more(paid.amount()));
    }
    return event;
  }

  private static Money more(Money amount) {
    return new Money(amount.minor() + CORRECTION_MINOR, amount.currency());
  }

  private Instant later(Event event) {
    return event.header().recordedAt().plusMillis(random.nextLong(1, LATEST.toMillis()));
  }
}
