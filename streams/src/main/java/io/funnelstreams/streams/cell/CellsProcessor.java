package io.funnelstreams.streams.cell;

import io.funnelstreams.core.cell.GroupingSets;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.streams.WallClock;
import io.funnelstreams.streams.journey.JourneyOutcome;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Adds facts to this task's cells and publishes what changed when the clock ticks. The clock is
 * that of the previous step, which has then counted everything that it took: a mark covers all of
 * it. What was published is not remembered across a crash and need not be. The amounts are
 * absolute, so a task that has no evidence of a clean stop publishes everything again.
 */
final class CellsProcessor implements Processor<String, JourneyOutcome, String, CellMessage> {
  private final GroupingSets breakdowns;
  private final BusinessCalendar calendar;
  private final WallClock clock;
  private ProcessorContext<String, CellMessage> context;
  private CellRows rows;

  /** The time of the latest record that was read since the start. */
  private long latestMs = Long.MIN_VALUE;

  /** Whether a part of an imported history was read since the last mark. */
  private boolean history;

  CellsProcessor(GroupingSets breakdowns, BusinessCalendar calendar, WallClock clock) {
    this.breakdowns = breakdowns;
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, CellMessage> processorContext) {
    context = processorContext;
    rows = CellRows.load(context.getStateStore(CellSteps.STORE));
  }

  @Override
  public void process(Record<String, JourneyOutcome> input) {
    if (input.value().isTick()) {
      publish(input.timestamp());
      return;
    }
    latestMs = Math.max(latestMs, input.timestamp());
    history |= input.value().ofHistory();
    input.value().spellings().forEach(rows::add);
    for (var fact : input.value().facts()) {
      rows.add(breakdowns.segmentsOf(fact), fact);
    }
    // What the clock of the previous step counted belongs to no record, and so has no topic.
    context
        .recordMetadata()
        .filter(at -> at.topic() != null)
        .ifPresentOrElse(
            at -> rows.applied(at.topic(), at.partition(), at.offset() + 1), rows::save);
  }

  private void publish(long steadyMs) {
    long now = clock.millisAt(steadyMs);
    rows.today(calendar.dayOf(clock.businessTimeAt(steadyMs)));
    if (!rows.hasNews()) {
      return;
    }
    int source = context.taskId().partition();
    // Spellings come before what they spell.
    for (var spelling : rows.changedSpellings()) {
      context.forward(new Record<>("", new CellMessage.Spelled(source, spelling), now));
    }
    rows.changed().forEach((segment, amounts) -> publish(segment, amounts, now));
    var mark = new CellMessage.Mark(source, rows.applied(), rows.data(), history);
    context.forward(new Record<>("", mark, upTo(now)));
    history = false;
    rows.published();
  }

  /** Messages of feeds go to every task of totals, all others to the task of the segment. */
  private void publish(Segment segment, List<CellMessage.Amount> amounts, long now) {
    int source = context.taskId().partition();
    amounts.stream()
        .collect(Collectors.partitioningBy(CellMessage.Amount::isOfFeed))
        .values()
        .stream()
        .filter(part -> !part.isEmpty())
        .map(part -> new CellMessage.Amounts(source, segment, part))
        .forEach(part -> context.forward(new Record<>(segment.key(), part, now)));
  }

  /**
   * A mark has the timestamp of the latest record it covers, so that a backlog is visible as one.
   */
  private long upTo(long now) {
    // A record that was read while the clock was ahead must not hide a backlog ever after.
    latestMs = Math.min(latestMs, now);
    return latestMs == Long.MIN_VALUE ? now : latestMs;
  }
}
