package io.funnelstreams.serve.metrics;

import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.serve.read.ReadModel;
import io.funnelstreams.serve.read.ReadModelStatus;
import io.funnelstreams.serve.read.RejectGroup;
import io.funnelstreams.serve.read.SourceActivity;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.ScorecardRow;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * KPIs and goals of the active plan, sources, rejects and the state of the pipeline as metrics,
 * brought up to date every few seconds. Until the model is ready, and where a KPI has no value, a
 * series is absent. Of KPIs there are at most {@value #MOST_KPIS} series, of each other metric
 * {@value #MOST_OTHERS}; {@code funnel_series_omitted} counts the series that are left out.
 */
public final class BusinessMetrics implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BusinessMetrics.class);
  private static final int MOST_KPIS = 2_000;
  private static final int MOST_OTHERS = 1_000;
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final String GOAL = "goal";
  private static final String KPI = "kpi";
  private static final String SEGMENT = "segment";
  private static final String SOURCE = "source";
  private static final List<String> STATUSES =
      List.of("on_track", "at_risk", "off_track", "met", "missed", "no_data");

  private final ReadModel model;
  private final Clock clock;
  private final MeterRegistry registry;
  private final AtomicInteger omitted = new AtomicInteger();
  private final SeriesSet kpis;
  private final SeriesSet statuses;
  private final GoalFigures figures;
  private final SeriesSet sourceEvents;
  private final SeriesSet sourceTimes;
  private final SeriesSet rejects;
  private final Counter failures;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var named = new Thread(work, "business-metrics");
            named.setDaemon(true);
            return named;
          });

  /** The figures of whole goals, each a metric. */
  private record GoalFigures(
      SeriesSet actual, SeriesSet expected, SeriesSet target, SeriesSet attainment) {
    static GoalFigures of(MeterRegistry registry) {
      return new GoalFigures(
          others("funnel.goal.actual", "Where a goal's KPI stands, in its unit", registry),
          others("funnel.goal.expected", "What a goal's pace expects by now", registry),
          others("funnel.goal.target", "What a goal is to reach at its end", registry),
          others("funnel.goal.attainment", "Actual divided by target; 1 is the target", registry));
    }

    void add(ScorecardRow row) {
      var tags = goal(row).and(SEGMENT, TagText.segment(row.segment()), "unit", row.unit());
      actual.add(tags, row.actual());
      expected.add(tags, row.expected());
      target.add(tags, row.target());
      attainment.add(tags, row.attainment());
    }

    int show() {
      return actual.show() + expected.show() + target.show() + attainment.show();
    }
  }

  private BusinessMetrics(ReadModel model, Clock clock, MeterRegistry registry) {
    this.model = model;
    this.clock = clock;
    this.registry = registry;
    this.kpis =
        SeriesSet.of(
            "funnel.kpi",
            "KPIs of goals and monitors in the periods of today, in their unit",
            MOST_KPIS,
            registry);
    this.statuses =
        others("funnel.goal.status", "1 for how a goal stands, 0 for each other status", registry);
    this.figures = GoalFigures.of(registry);
    this.sourceEvents = others("funnel.source.events", "Records that came from a source", registry);
    this.sourceTimes =
        others(
            "funnel.source.last.event.timestamp.seconds",
            "When the last record of a source was taken",
            registry);
    this.rejects = others("funnel.rejects", "Inputs that are rejected at the moment", registry);
    this.failures =
        Counter.builder("funnel.metrics.refresh.failures")
            .description("How often these metrics could not be brought up to date")
            .register(registry);
  }

  private static SeriesSet others(String name, String description, MeterRegistry registry) {
    return SeriesSet.of(name, description, MOST_OTHERS, registry);
  }

  /** Begins to show a model's numbers; closing it ends that, the model stays open. */
  public static BusinessMetrics start(ReadModel model, Clock clock, MeterRegistry registry) {
    var metrics = of(model, clock, registry);
    var unused =
        metrics.thread.scheduleWithFixedDelay(
            metrics::refreshOrWarn, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return metrics;
  }

  /** The metrics as they are when they are refreshed, and no thread that does so. */
  static BusinessMetrics of(ReadModel model, Clock clock, MeterRegistry registry) {
    var metrics = new BusinessMetrics(model, clock, registry);
    metrics.bindStatus();
    return metrics;
  }

  private void bindStatus() {
    gauge("funnel.read.model.ready", "1 once the read model is complete", s -> s.ready() ? 1 : 0);
    gauge("funnel.read.model.kpi.rows", "KPI rows that the read model shows", s -> s.kpiRows());
    gauge(
        "funnel.pipeline.lag.records",
        "Records of the event topics that the KPIs do not hold yet",
        s -> s.lagRecords());
    gauge(
        "funnel.pipeline.caught.up.timestamp.seconds",
        "Every event that was there at this time is in the KPIs",
        s -> seconds(s.caughtUpTo()));
    gauge("funnel.alerts.firing", "Alerts that fire", s -> s.alertsFiring());
    gauge(
        "funnel.rollout.in.progress",
        "1 while a definition rolls out",
        s -> s.definition().filter(BusinessMetrics::isRollingOut).isPresent() ? 1 : 0);
    Gauge.builder("funnel.series.omitted", omitted, AtomicInteger::get)
        .description("Series of KPIs, goals, sources and rejects beyond the cap")
        .register(registry);
  }

  private static boolean isRollingOut(PublishedDefinition last) {
    return last.getRollout() != RolloutPhase.COMPLETE;
  }

  private static double seconds(Optional<Instant> at) {
    return at.map(time -> time.toEpochMilli() / 1_000.0).orElse(Double.NaN);
  }

  private void gauge(String name, String what, ToDoubleFunction<ReadModelStatus> value) {
    Gauge.builder(name, model, of -> value.applyAsDouble(of.status()))
        .description(what)
        .register(registry);
  }

  /** A failure here must not end the metrics that report it. */
  private void refreshOrWarn() {
    try {
      refresh();
    } catch (RuntimeException e) {
      failures.increment();
      LOG.warn("metrics of KPIs and goals could not be brought up to date", e);
    }
  }

  /** Brings the metrics up to date with the model. */
  void refresh() {
    if (model.status().ready()) {
      model.activePlan().ifPresent(this::addKpis);
      model.scorecards().stream().filter(ScorecardRow::isWholeGoal).forEach(this::addGoal);
      model.sourceActivity().forEach(this::addSource);
      model.rejectGroups().forEach(this::addRejects);
    }
    omitted.set(
        kpis.show()
            + statuses.show()
            + figures.show()
            + sourceEvents.show()
            + sourceTimes.show()
            + rejects.show());
  }

  private void addKpis(Plan applied) {
    var plan = PlanYaml.parse(applied.getName(), applied.getYaml());
    var today = plan.rules().calendar().dayOf(clock.instant());
    for (var query : PlanSeries.queries(plan, today)) {
      try (var rows = model.kpis(query)) {
        rows.forEachRemaining(this::addKpi);
      }
    }
  }

  private void addKpi(KpiRow row) {
    kpis.add(
        Tags.of(
            KPI,
            TagText.of(row.kpi()),
            "grain",
            row.period().grain().name().toLowerCase(Locale.ROOT),
            SEGMENT,
            TagText.segment(row.segment()),
            "unit",
            row.unit()),
        row.value());
  }

  private void addGoal(ScorecardRow row) {
    for (var status : STATUSES) {
      statuses.add(goal(row).and("status", status), status.equals(row.status()) ? 1 : 0);
    }
    figures.add(row);
  }

  private static Tags goal(ScorecardRow row) {
    return Tags.of(GOAL, TagText.of(row.goal()), KPI, TagText.of(row.kpi()));
  }

  private void addSource(SourceActivity activity) {
    var tags =
        Tags.of(
            SOURCE,
            TagText.of(activity.source()),
            "family",
            activity.family().name().toLowerCase(Locale.ROOT));
    sourceEvents.add(tags, (double) activity.events());
    sourceTimes.add(tags, activity.lastRecordedAt().toEpochMilli() / 1_000.0);
  }

  private void addRejects(RejectGroup group) {
    var reason = group.reason().name().toLowerCase(Locale.ROOT);
    rejects.add(
        Tags.of(SOURCE, TagText.of(group.source()), "reason", reason), (double) group.count());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
