package io.funnelstreams.bench.history;

import io.funnelstreams.bench.engine.EventLine;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A plan, and what was delivered.
 *
 * @param deliveries with duplicates, revisions and conflicts, in one possible order of arrival
 * @param now when the numbers are looked at
 */
public record History(Plan plan, List<Event> deliveries, Instant now) {
  private static final double REPEATED = 0.2;

  public History {
    deliveries = List.copyOf(deliveries);
  }

  /** The same deliveries in another order, some of them again. */
  public List<Event> shuffled(long seed) {
    var random = new Random(seed);
    var arrivals = new ArrayList<>(deliveries);
    deliveries.stream().filter(event -> random.nextDouble() < REPEATED).forEach(arrivals::add);
    Collections.shuffle(arrivals, random);
    return arrivals;
  }

  @Override
  public String toString() {
    var rules = plan.rules();
    return "at %s in %s, fiscal year from %s, weeks from %s, %s, %s, customers by %s%n%s"
        .formatted(
            now,
            rules.calendar().zone(),
            rules.calendar().fiscalYearStart(),
            rules.calendar().weekStart(),
            rules.policies(),
            plan.breakdowns(),
            rules.customerDefinition(),
            EventLine.of(deliveries));
  }
}
