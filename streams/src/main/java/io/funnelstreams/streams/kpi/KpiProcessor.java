package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.kpi.KpiBoard;
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
 * Sums what the sources told and, when the clock ticks, publishes the KPIs that it changed. While a
 * backlog is being worked off, publishing everything at every tick would be most of the work; so
 * after a round it rests in proportion to the rows it published, but never longer than the sources
 * have been talking: whoever watches a start sees numbers at once, and seldom new ones later on.
 * When the sources fall silent it rests no more.
 */
final class KpiProcessor implements Processor<String, CellMessage, String, Publication> {
  /** How many rows a second a task publishes in the mean while the sources keep telling. */
  private static final long ROWS_PER_SECOND = 2_000;

  /** This many ticks without a word from the sources mean that a backlog is done. */
  private static final int SILENT_TICKS = 3;

  /** Time alone moves what is expected of a goal. */
  private static final long SCORECARDS_MS = 10_000;

  private final Definition definition;
  private final Duration interval;
  private final WallClock clock;
  private final int partitions;
  private final KpiRecords records;
  private final ScorecardRecords scorecards;
  private ProcessorContext<String, Publication> context;
  private KpiBoard board;
  private Totals totals;
  private Charge charge;
  private CurrentPlan plan;
  private Goals goals;
  private AlertWatch alerts;
  private LoadWatch loads;
  private PublishedRows publishedRows;
  private Sensor counter;
  private IsolatedFailures failures;
  private int silentTicks = SILENT_TICKS + 1;
  private long talkingSinceMs;
  private boolean untoldProgress = true;
  private long restUntilMs;
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
    var rules = definition.plan().rules();
    board =
        new KpiBoard(
            definition.plan().catalogue(),
            rules.calendar(),
            rules.fx().into(),
            definition.plan().grossMargin(),
            rules.customerWhen());
    totals = Totals.load(context.getStateStore(KpiSteps.STORE), board, definition.plan().cuts());
    counter = counter();
    failures = new IsolatedFailures(counter);
    plan = new CurrentPlan(definition.plan(), context.getStateStore(KpiSteps.PLAN_STORE), failures);
    goals = new Goals(definition, board, partitions, failures);
    alerts = new AlertWatch(definition, goals, context.taskId().partition());
    loads = new LoadWatch(context.getStateStore(KpiSteps.LOAD_STORE));
    charge = new Charge(definition.version(), context.getStateStore(KpiSteps.DEFINITION_STORE));
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
    if (silentTicks > SILENT_TICKS) {
      talkingSinceMs = now.steadyMs();
    }
    silentTicks = 0;
    untoldProgress = true;
  }

  private Moment moment(long steadyMs) {
    return Moment.of(clock, steadyMs);
  }

  private void tick(long steadyMs) {
    silentTicks++;
    if (steadyMs < restUntilMs && !isQuiet()) {
      return;
    }
    var now = moment(steadyMs);
    totals.today(definition.plan().rules().calendar().dayOf(now.instant()));
    charge.since().ifPresentOrElse(since -> publish(since, now), () -> keep(now));
    charge.since().ifPresent(since -> publishAlerts(now));
  }

  private boolean isQuiet() {
    return silentTicks > SILENT_TICKS;
  }

  private void publishAlerts(Moment now) {
    if (loads.holds(totals.applied(), now)) {
      return;
    }
    alerts
        .look(plan.get(), totals.lastKnownDay(), isQuiet(), now)
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
      publishedRows.retell();
    } else if (!totals.hasNews()) {
      publishScorecardsByTheClock(now);
      return;
    }
    long rest = publishKpis(now) * 1_000 / ROWS_PER_SECOND;
    restUntilMs = now.steadyMs() + Math.min(rest, now.steadyMs() - talkingSinceMs);
    publishScorecards(now);
    totals.published(since);
    publishProgress(now.wallMs(), Optional.of(since));
    untoldProgress = false;
  }

  /** Another definition is in force: what came is counted, and only how far that is is told. */
  private void keep(Moment now) {
    if (untoldProgress) {
      publishProgress(now.wallMs(), Optional.empty());
      untoldProgress = false;
    }
  }

  private void publishScorecardsByTheClock(Moment now) {
    if (now.steadyMs() - scorecardsAtMs >= SCORECARDS_MS || goals.areBehind()) {
      publishScorecards(now);
    }
  }

  private long publishKpis(Moment now) {
    var asOf = now.instant();
    var changes = board.drain();
    for (var change : changes) {
      change.failure().ifPresent(cause -> failures.note("KPI " + change.key().text(), cause));
      var row = change.value().map(value -> records.record(change.key(), value, asOf));
      publish(Topic.KPIS, change.key().text(), row, now.wallMs());
    }
    return changes.size();
  }

  private void publishScorecards(Moment now) {
    var asOf = now.instant();
    var rows = goals.rows(plan.get(), context.taskId().partition(), now, isQuiet());
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

  private void publishProgress(long now, Optional<Instant> publishedSince) {
    var key = definition.version() + "/" + context.taskId().partition();
    publish(Topic.PROGRESS, key, Optional.of(progress(now, publishedSince)), now);
  }

  private void publish(
      Topic topic, String key, Optional<? extends SpecificRecord> value, long now) {
    context.forward(new Record<>(key, new Publication.Row(topic, value.map(v -> v)), now));
  }

  private Progress progress(long now, Optional<Instant> publishedSince) {
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
        Instant.ofEpochMilli(now),
        definition.version(),
        publishedSince.orElse(null));
  }
}
