package io.funnelstreams.bench.race;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Times contestants in processes of their own. A lap ends when every event is read and the last
 * record of the output is written: neither moves for three seconds, which are not counted.
 */
final class PeerTrack {
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Admin admin;
  private final Map<TopicPartition, Long> events;
  private int laps;

  /** Times laps over the events that the topics have now. */
  PeerTrack(Admin admin, Collection<TopicPartition> events)
      throws ExecutionException, InterruptedException {
    this.admin = admin;
    this.events = TopicEnds.of(admin, events);
  }

  long events() {
    return events.values().stream().mapToLong(end -> end).sum();
  }

  /** A lap of a contestant with an output. */
  Lap run(String contestant, PeerProcess process, Collection<TopicPartition> output)
      throws IOException, ExecutionException, InterruptedException {
    var group = "race-" + contestant + "-" + laps++;
    double cpu = process.cpuSeconds();
    long start = System.nanoTime();
    process.begin(group);
    var last = new Moment(start, cpu, Map.of());
    while (!isRead(last.offsets()) || System.nanoTime() - last.nanos() < IDLE_LIMIT.toNanos()) {
      Thread.sleep(POLL.toMillis());
      var offsets = new HashMap<>(committed(group));
      offsets.putAll(TopicEnds.of(admin, output));
      if (!offsets.equals(last.offsets())) {
        last = new Moment(System.nanoTime(), process.cpuSeconds(), offsets);
      }
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException(contestant + " has not ended after " + PATIENCE);
      }
    }
    process.end();
    return new Lap(contestant, events(), (last.nanos() - start) / 1e9, last.cpuSeconds() - cpu);
  }

  /** The last time that an offset moved, and what the process had worked by then. */
  private record Moment(long nanos, double cpuSeconds, Map<TopicPartition, Long> offsets) {}

  private boolean isRead(Map<TopicPartition, Long> offsets) {
    return events.entrySet().stream()
        .allMatch(
            end -> end.getValue() == 0 || offsets.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private Map<TopicPartition, Long> committed(String group)
      throws ExecutionException, InterruptedException {
    var offsets = new HashMap<TopicPartition, Long>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((at, offset) -> offsets.put(at, offset == null ? 0 : offset.offset()));
    return offsets;
  }
}
