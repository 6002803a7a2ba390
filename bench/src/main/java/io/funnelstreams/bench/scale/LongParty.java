package io.funnelstreams.bench.scale;

import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The cost of the pipeline in memory for many events of one party, in order and shuffled, compared
 * with as many events of a party each. CPU seconds of one thread, of the second of two rounds.
 *
 * <p>Argument: how many events; 50,000 where it is missing.
 */
public final class LongParty {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(400);
  private static final int SEED = 5;
  private static final String PLAN = "name: Long party\ntime_zone: UTC\ncurrency: EUR\n";
  private static final Currency EURO = Currency.getInstance("EUR");

  private enum Family {
    CALLS,
    PAYMENTS
  }

  private enum Arrangement {
    A_PARTY_EACH,
    ONE_PARTY,
    ONE_PARTY_SHUFFLED
  }

  private LongParty() {}

  /** Measures and prints the table. */
  public static void main(String[] args) {
    int number = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
    for (boolean isMeasured : List.of(false, true)) {
      for (var family : Family.values()) {
        for (var arrangement : Arrangement.values()) {
          double seconds = secondsOf(events(family, arrangement, number), number);
          if (isMeasured) {
            System.out.printf(
                Locale.ROOT,
                "| %,d %s | %s | %.2f s |%n",
                number,
                family.name().toLowerCase(Locale.ROOT),
                arrangement.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                seconds);
          }
        }
      }
    }
  }

  private static double secondsOf(List<Event> events, int number) {
    var clock = ManagementFactory.getThreadMXBean();
    long before = clock.getCurrentThreadCpuTime();
    var last = FIRST.plus(STEP.multipliedBy(number)).atOffset(ZoneOffset.UTC).toLocalDate();
    var pipeline = new FunnelPipeline(PlanYaml.parse("plan.yaml", PLAN), last);
    events.forEach(pipeline::accept);
    if (pipeline.kpis().isEmpty()) {
      throw new IllegalStateException("nothing was counted");
    }
    return (clock.getCurrentThreadCpuTime() - before) / 1e9;
  }

  private static List<Event> events(Family family, Arrangement arrangement, int number) {
    var events = new ArrayList<Event>(number);
    for (int i = 0; i < number; i++) {
      var party = arrangement == Arrangement.A_PARTY_EACH ? "party-" + i : "party";
      events.add(event(family, party, i));
    }
    if (arrangement == Arrangement.ONE_PARTY_SHUFFLED) {
      Collections.shuffle(events, new Random(SEED));
    }
    return events;
  }

  private static Event event(Family family, String party, int number) {
    var at = FIRST.plus(STEP.multipliedBy(number));
    var key = new EventKey("bench", "event-" + number);
    var header = new Header(key, 0, false, false, at, at, party, Map.of());
    return switch (family) {
      case CALLS ->
          new CallEvent(header, CallEvent.Purpose.PROSPECTING, Optional.of("connected"), 60);
      case PAYMENTS ->
          new PaymentEvent(
              header,
              "order-" + number,
              PaymentEvent.Document.ORDER,
              PaymentEvent.Type.PAID,
              new Money(1_000 + number, EURO));
    };
  }
}
