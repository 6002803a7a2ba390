package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.kpi.KpiStore;
import io.funnelstreams.schemas.avro.Progress;
import io.funnelstreams.schemas.avro.SourcePosition;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.WallClock;
import io.funnelstreams.streams.cell.CellMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeCount;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sums what the sources sent. When the clock ticks and the {@link PublishSchedule} says so, it
 * publishes the KPIs that changed: while a backlog is being worked off, publishing everything at
 * every tick would be most of the work.
 */
final class KpiProcessor implements Processor<String, CellMessage, String, Publication> {
  /** Records that are older than this are of a backlog. */
  private static final Duration BEHIND = Duration.ofSeconds(5);

  /** A backlog grows shorter or longer by more than this while it is one. */
  private static final Duration AS_FAR = Duration.ofSeconds(2);

  /** Progress is published at least this often, unchanged if no row was published. */
  private static final long PROGRESS_MS = 5_000;

  /** Time alone moves what is expected of a goal. */
  private static final long SCORECARDS_MS = 10_000;

  private final Definition definition;
  private final Duration interval;
  private final WallClock clock;
  private final int partitions;
  private final KpiRecords records;
  private final ScorecardRecords scorecards;
  private ProcessorContext<String, Publication> context;
  private KpiStore board;
  private Totals totals;
  private PublishGate charge;
  private CurrentPlan plan;
  private Goals goals;
  private AlertSchedule alerts;
  private LoadWatch loads;
  private PublishedRows publishedRows;
  private RowDigests digests = RowDigests.unknown();
  private Sensor counter;
  private IsolatedFailures failures;
  private final SourceLags lags = new SourceLags(BEHIND, AS_FAR);
  private PublishSchedule schedule = PublishSchedule.START;
  private boolean unpublishedProgress = true;
  private Optional<Progress> progress = Optional.empty();
  private long progressAtMs;
  private long scorecardsAtMs = -SCORECARDS_MS;

  KpiProcessor(Definition definition, Duration interval, WallClock clock, int partitions) {
    this.definition = definition;
    this.interval = interval;
    this.clock = clock;
    this.partitions = partitions;
    this.records = new KpiRecords(definition);
    this.scorecards = new ScorecardRecords(definition);
  }

  @Override
  public void init(ProcessorContext<String, Publication> processorContext) {
    context = processorContext;
    // A task that begins again after a transaction that did not end publishes its rows again.
    digests = RowDigests.unknown();
    var rules = definition.plan().rules();
    board =
        new KpiStore(
            definition.plan().catalogue(),
            rules.calendar(),
            rules.fx().into(),
            definition.plan().grossMargin(),
            rules.customerDefinition());
    totals =
        Totals.load(context.getStateStore(KpiSteps.STORE), board, definition.plan().breakdowns());
    counter = counter();
    failures = new IsolatedFailures(counter);
    plan = new CurrentPlan(definition.plan(), context.getStateStore(KpiSteps.PLAN_STORE), failures);
    goals = new Goals(definition, board, partitions, failures);
    alerts = new AlertSchedule(definition, goals, context.taskId().partition());
    loads = new LoadWatch(context.getStateStore(KpiSteps.LOAD_STORE));
    charge =
        new PublishGate(definition.version(), context.getStateStore(KpiSteps.DEFINITION_STORE));
    publishedRows = new PublishedRows(context.getStateStore(KpiSteps.SCORECARD_STORE));
    context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  private Sensor counter() {
    var metrics = context.metrics();
    var sensor =
        metrics.addSensor("isolated-failures-" + context.taskId(), Sensor.RecordingLevel.INFO);
    sensor.add(
        new MetricName(
            KpiSteps.ISOLATED_FAILURES,
            "funnel-kpis",
            "Failures of single goals, KPIs and monitors that were kept from the rest",
            Map.of("task-id", context.taskId().toString())),
        new CumulativeCount());
    return sensor;
  }

  @Override
  public void close() {
    context.metrics().removeSensor(counter);
  }

  @Override
  public void process(Record<String, CellMessage> input) {
    totals.accept(input.value());
    var now = moment(context.currentSystemTimeMs());
    alerts.hear(input.value(), input.timestamp(), now);
    schedule = schedule.heard(now.steadyMs());
    if (input.value() instanceof CellMessage.Mark mark) {
      long lagMs = now.wallMs() - input.timestamp();
      boolean isBehind = lags.isBehind(mark.source(), lagMs, now.steadyMs());
      schedule = schedule.heardOfSource(isBehind, now.steadyMs());
    }
    unpublishedProgress = true;
  }

  private Moment moment(long steadyMs) {
    return Moment.of(clock, steadyMs);
  }

  private void tick(long steadyMs) {
    schedule = schedule.ticked();
    if (!schedule.isDue(steadyMs)) {
      repeatProgress(steadyMs);
      return;
    }
    var now = moment(steadyMs);
    totals.today(definition.plan().rules().calendar().dayOf(now.instant()));
    charge.since().ifPresentOrElse(since -> publish(since, now), () -> keep(now));
    charge.since().ifPresent(since -> publishAlerts(now));
  }

  /** A client that waits for a backlog sees that it is being worked off, as long as it is. */
  private void repeatProgress(long steadyMs) {
    if (unpublishedProgress && steadyMs - progressAtMs >= PROGRESS_MS) {
      progress.ifPresent(known -> publishProgress(known, moment(steadyMs)));
    }
  }

  private void publishAlerts(Moment now) {
    if (loads.holds(totals.applied(), now)) {
      return;
    }
    alerts
        .look(plan.get(), totals.lastKnownDay(), schedule.isQuiet(), now)
        .ifPresent(
            snapshot ->
                context.forward(
                    new Record<>(
                        Integer.toString(context.taskId().partition()),
                        new Publication.Alerts(snapshot),
                        now.wallMs())));
  }

  private void publish(Instant since, Moment now) {
    if (!totals.publishedSince().equals(Optional.of(since))) {
      // The topics hold rows of another definition, or none.
      board.everythingChanged();
      publishedRows.publishAgain();
      digests = totals.publishedSince().isEmpty() ? RowDigests.ofNone() : RowDigests.unknown();
    } else if (!totals.hasNews()) {
      publishScorecardsByTheClock(now);
      return;
    }
    schedule = schedule.published(publishKpis(now), now.steadyMs());
    publishScorecards(now);
    totals.published(since);
    publishProgress(progress(now, Optional.of(since)), now);
    unpublishedProgress = false;
  }

  /** Another definition is active: inputs are counted, and only the progress is published. */
  private void keep(Moment now) {
    if (unpublishedProgress) {
      publishProgress(progress(now, Optional.empty()), now);
      unpublishedProgress = false;
    }
  }

  private void publishScorecardsByTheClock(Moment now) {
    if (now.steadyMs() - scorecardsAtMs >= SCORECARDS_MS || goals.areBehind()) {
      publishScorecards(now);
    }
  }

  private long publishKpis(Moment now) {
    var asOf = now.instant();
    var today = definition.plan().rules().calendar().dayOf(asOf);
    var changes = board.drain(definition.plan().grains(), key -> true);
    for (var change : changes) {
      var key = change.key();
      change.failure().ifPresent(cause -> failures.note("KPI " + key.text(), cause));
      if (digests.replace(key, change.value(), KpiRecords.isProvisional(key, today))) {
        var row = change.value().map(value -> records.record(key, value, asOf));
        publish(Topic.KPIS, key.text(), row, now.wallMs());
      }
    }
    return changes.size();
  }

  private void publishScorecards(Moment now) {
    var asOf = now.instant();
    var rows = goals.rows(plan.get(), context.taskId().partition(), now, schedule.isQuiet());
    publishedRows
        .update(rows)
        .forEach(
            (key, row) ->
                publish(
                    Topic.SCORECARDS,
                    key,
                    row.map(present -> scorecards.record(present, asOf)),
                    now.wallMs()));
    scorecardsAtMs = now.steadyMs();
  }

  private void publishProgress(Progress reported, Moment now) {
    var key = definition.version() + "/" + context.taskId().partition();
    publish(Topic.PROGRESS, key, Optional.of(reported), now.wallMs());
    progress = Optional.of(reported);
    progressAtMs = now.steadyMs();
  }

  private void publish(
      Topic topic, String key, Optional<? extends SpecificRecord> value, long now) {
    context.forward(new Record<>(key, new Publication.Row(topic, value.map(v -> v)), now));
  }

  private Progress progress(Moment now, Optional<Instant> publishedSince) {
    var applied =
        totals.applied().entrySet().stream()
            .map(
                entry ->
                    new SourcePosition(
                        entry.getKey().topic(), entry.getKey().partition(), entry.getValue()))
            .toList();
    return new Progress(
        context.taskId().partition(),
        applied,
        Instant.ofEpochMilli(now.wallMs()),
        definition.version(),
        publishedSince.orElse(null));
  }
}
