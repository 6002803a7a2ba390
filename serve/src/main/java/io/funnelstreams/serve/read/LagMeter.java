package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.avro.Progress;
import io.funnelstreams.schemas.avro.SourcePosition;
import io.funnelstreams.serve.catchup.Applied;
import io.funnelstreams.serve.catchup.Lag;
import io.funnelstreams.serve.read.StatusBoard.CatchUpState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures how far the KPIs reflect the event topics: by offsets, and by the time at which the
 * topics ended at the offsets that the KPIs have reached. For one thread.
 */
final class LagMeter {
  /** One a second: with more, every second one is left out. */
  private static final int SAMPLES = 600;

  private final int totalsPartitions;
  private final Predicate<Lag> holdsRecords;
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private Optional<Instant> caughtUpTo = Optional.empty();

  /** The end offsets of the topics at a moment. */
  private record Sample(Instant at, Map<TopicPartition, Long> ends) {}

  /**
   * A meter that knows nothing yet.
   *
   * @param totalsPartitions how many partitions the segments are spread over
   * @param holdsRecords whether a stretch holds records; it may hold marks of transactions alone
   */
  LagMeter(int totalsPartitions, Predicate<Lag> holdsRecords) {
    this.totalsPartitions = totalsPartitions;
    this.holdsRecords = holdsRecords;
  }

  /**
   * Measures now.
   *
   * @param begins the first offset that each partition still has
   * @param ends the offset after the last of each, read after the reports
   */
  CatchUpState measure(
      List<Progress> reports,
      Map<TopicPartition, Long> begins,
      Map<TopicPartition, Long> ends,
      Instant now) {
    var applied = applied(reports);
    sample(new Sample(now, Map.copyOf(ends)));
    while (!samples.isEmpty() && left(applied, begins, samples.peek().ends()).isEmpty()) {
      caughtUpTo = Optional.of(samples.remove().at());
    }
    long lag =
        left(applied, begins, ends).stream().mapToLong(each -> each.end() - each.from()).sum();
    return new CatchUpState(caughtUpTo, lag);
  }

  private List<Lag> left(
      Applied applied, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
    return Lag.between(applied, begins, ends).stream().filter(holdsRecords).toList();
  }

  private Applied applied(List<Progress> reports) {
    var applied = new Applied(totalsPartitions);
    reports.forEach(
        report ->
            applied.report(
                report.getPartition(),
                report.getApplied().stream()
                    .collect(
                        Collectors.toMap(
                            position ->
                                new TopicPartition(position.getTopic(), position.getPartition()),
                            SourcePosition::getOffset))));
    return applied;
  }

  private void sample(Sample sample) {
    samples.add(sample);
    if (samples.size() > SAMPLES) {
      var kept = new ArrayDeque<Sample>();
      boolean keep = true;
      for (var each : samples) {
        if (keep) {
          kept.add(each);
        }
        keep = !keep;
      }
      samples.clear();
      samples.addAll(kept);
    }
  }
}
