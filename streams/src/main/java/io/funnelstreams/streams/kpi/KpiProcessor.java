package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.kpi.KpiBoard;
import io.funnelstreams.core.kpi.KpiChange;
import io.funnelstreams.schemas.avro.Progress;
import io.funnelstreams.schemas.avro.SourcePosition;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.cell.CellMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sums what the sources told and, when the clock ticks, publishes the KPIs that it changed. While a
 * backlog is being worked off, publishing everything at every tick would be most of the work; so
 * after a round it rests four times as long as the round took.
 */
final class KpiProcessor implements Processor<String, CellMessage, String, Publication> {
  private static final int REST = 4;

  private final Definition definition;
  private final Duration interval;
  private final KpiRecords records;
  private ProcessorContext<String, Publication> context;
  private KpiBoard board;
  private Totals totals;
  private long restUntilMs;

  KpiProcessor(Definition definition, Duration interval) {
    this.definition = definition;
    this.interval = interval;
    this.records = new KpiRecords(definition);
  }

  @Override
  public void init(ProcessorContext<String, Publication> processorContext) {
    context = processorContext;
    var plan = definition.plan();
    board = new KpiBoard(plan.catalogue(), plan.rules().calendar(), plan.rules().fx().into());
    totals = Totals.load(context.getStateStore(KpiSteps.STORE), board);
    context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, CellMessage> input) {
    totals.accept(input.value());
  }

  private void tick(long now) {
    if (now < restUntilMs || !totals.hasNews()) {
      return;
    }
    board.drain().forEach(change -> publish(change, now));
    publish(
        Topic.PROGRESS,
        Integer.toString(context.taskId().partition()),
        Optional.of(progress(now)),
        now);
    totals.published();
    long end = context.currentSystemTimeMs();
    restUntilMs = end + REST * (end - now);
  }

  private void publish(KpiChange change, long now) {
    var asOf = Instant.ofEpochMilli(now);
    publish(
        Topic.KPIS,
        change.key().text(),
        change.value().map(value -> records.record(change.key(), value, asOf)),
        now);
  }

  private void publish(
      Topic topic, String key, Optional<? extends SpecificRecord> value, long now) {
    context.forward(new Record<>(key, new Publication(topic, value.map(v -> v)), now));
  }

  private Progress progress(long now) {
    var applied =
        totals.applied().entrySet().stream()
            .map(
                entry ->
                    new SourcePosition(
                        entry.getKey().topic(), entry.getKey().partition(), entry.getValue()))
            .toList();
    return new Progress(context.taskId().partition(), applied, Instant.ofEpochMilli(now));
  }
}
