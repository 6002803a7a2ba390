package io.funnelstreams.serve.view;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.explain.Explainer;
import io.funnelstreams.core.explain.Explanation;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.plan.Plan;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * All events of a company in memory, to take published numbers apart.
 *
 * @param events how many were read
 * @param keepsForgotten whether persons were forgotten whose part the published numbers keep; no
 *     explanation has it
 */
public record ExplainableEvents(
    Plan plan, Explainer explainer, long events, boolean keepsForgotten) {

  /**
   * Reads all events.
   *
   * @param plan what the published numbers are counted by
   * @param today what counts on a later day is left out
   * @param progress takes how many events were read, after each; it may throw to stop the reading
   */
  public static ExplainableEvents read(
      EventHistory history, Plan plan, LocalDate today, LongConsumer progress) {
    var explainer = new Explainer(plan, today);
    var read = new AtomicLong();
    var keepsForgotten = new AtomicBoolean();
    history.read(
        event -> {
          explainer.accept(event);
          progress.accept(read.incrementAndGet());
        },
        (party, forgetting) -> {
          explainer.forget(party, forgetting.at());
          if (forgetting.aggregates() == Aggregates.KEEP) {
            keepsForgotten.set(true);
          }
        });
    return new ExplainableEvents(plan, explainer, read.get(), keepsForgotten.get());
  }

  /**
   * Takes one number apart.
   *
   * @param period its label, for example {@code 2026-03}
   * @param segment dimension to value, of one of the plan's breakdowns; empty for the whole company
   * @return empty where there is nothing in a period of that label
   * @throws IllegalArgumentException where the plan has no such breakdown
   */
  public Optional<Explanation> explain(String kpi, String period, Map<String, String> segment) {
    var counted = counted(segment);
    return explainer
        .period(period)
        .map(found -> explainer.explain(new KpiKey(kpi, found, counted)));
  }

  private Segment counted(Map<String, String> segment) {
    return plan.breakdowns().stream()
        .filter(breakdown -> Set.copyOf(breakdown.dimensions()).equals(segment.keySet()))
        .findFirst()
        .map(breakdown -> counted(breakdown, segment))
        .orElseThrow(
            () ->
                new IllegalArgumentException("no breakdown of the plan is by " + segment.keySet()));
  }

  private static Segment counted(GroupingSet breakdown, Map<String, String> segment) {
    return new Segment(
        breakdown.dimensions(),
        breakdown.dimensions().stream().map(segment::get).map(DimensionValue::of).toList());
  }
}
