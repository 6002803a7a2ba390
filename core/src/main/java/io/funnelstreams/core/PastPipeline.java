package io.funnelstreams.core;

import io.funnelstreams.core.alert.Alert;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Refusal;
import io.funnelstreams.core.gap.FactorTree;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Scorecard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline as it was on the evening of a day: it takes all events of a company, in any order, and
 * counts those that were known by then.
 */
public final class PastPipeline {
  private final AsOfDay asOf;
  private final Instant now;
  private final FunnelPipeline pipeline;
  private Optional<Instant> first = Optional.empty();

  /**
   * A pipeline of the past.
   *
   * @param now the present, which the evening of today may lie after
   */
  public PastPipeline(Plan plan, LocalDate day, Instant now) {
    asOf = new AsOfDay(day, plan.rules());
    this.now = asOf.evening().isBefore(now) ? asOf.evening() : now;
    pipeline = new FunnelPipeline(plan, day);
  }

  /** Takes an event; returns why it does not count, as {@link FunnelPipeline#accept} does. */
  public Optional<Refusal> accept(Event event) {
    var known = AsOfDay.knownAt(event, asOf.rules());
    first = first.filter(before -> before.isBefore(known)).or(() -> Optional.of(known));
    return asOf.knows(event) ? pipeline.accept(event) : Optional.empty();
  }

  /** The pipeline, on that day. */
  public FunnelPipeline pipeline() {
    return pipeline;
  }

  /** The instant that it is for the pipeline: the end of the day, or now where that is earlier. */
  public Instant now() {
    return now;
  }

  /** Where the goals stood. */
  public List<Scorecard> scorecards(List<FactorTree> trees) {
    return pipeline.scorecards(trees, now);
  }

  /** The alerts as they stood. */
  public List<Alert> alerts() {
    return pipeline.alerts(now);
  }

  /** The day on which the first of all events was known; empty where there is none. */
  public Optional<LocalDate> firstDay() {
    return first.map(asOf.rules().calendar()::dayOf);
  }
}
