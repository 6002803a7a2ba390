package io.funnelstreams.bench.history;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A company's exports in a row.
 *
 * @param published what importing them publishes, in the order of the imports
 * @param last the content of the rows that hold in the end, without anything that was before
 * @param now when the numbers are looked at
 */
public record ExportHistory(Plan plan, List<Event> published, List<Event> last, Instant now) {
  public ExportHistory {
    published = List.copyOf(published);
    last = List.copyOf(last);
  }

  /** The published events, in another order. */
  public List<Event> shuffled(long seed) {
    var arrivals = new ArrayList<>(published);
    Collections.shuffle(arrivals, new Random(seed));
    return arrivals;
  }

  @Override
  public String toString() {
    return "published: %s%nlast: %s"
        .formatted(new History(plan, published, now), new History(plan, last, now));
  }
}
