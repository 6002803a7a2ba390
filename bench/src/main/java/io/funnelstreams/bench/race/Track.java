package io.funnelstreams.bench.race;

import com.sun.management.OperatingSystemMXBean;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.schemas.topic.Topic;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Times contestants: a lap is over when the group has committed the end of every event topic. */
final class Track {
  private static final long POLL_MS = 50;

  private final Admin admin;
  private final Map<TopicPartition, Long> ends;
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private int laps;

  Track(Admin admin, int partitions) throws ExecutionException, InterruptedException {
    this.admin = admin;
    this.ends = TopicEnds.of(admin, eventPartitions(partitions));
  }

  long events() {
    return ends.values().stream().mapToLong(end -> end).sum();
  }

  Lap run(Contestant contestant) throws ExecutionException, InterruptedException {
    double cpu = cpuSeconds();
    long start = System.nanoTime();
    var groupId = nextGroup(contestant);
    var running = contestant.start(groupId);
    var lap = lap(contestant, groupId, start, cpu);
    running.close();
    return lap;
  }

  /** As {@link #run}, without what the contestant's start costs. */
  Lap runOnceStarted(Contestant contestant) throws ExecutionException, InterruptedException {
    var groupId = nextGroup(contestant);
    var running = contestant.start(groupId);
    var lap = lap(contestant, groupId, System.nanoTime(), cpuSeconds());
    running.close();
    return lap;
  }

  private String nextGroup(Contestant contestant) {
    return "race-" + contestant.name() + "-" + laps++;
  }

  private Lap lap(Contestant contestant, String groupId, long start, double cpu)
      throws ExecutionException, InterruptedException {
    while (!isOver(groupId)) {
      Thread.sleep(POLL_MS);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Lap(contestant.name(), events(), seconds, cpuSeconds() - cpu);
  }

  private double cpuSeconds() {
    return system.getProcessCpuTime() / 1e9;
  }

  private boolean isOver(String groupId) throws ExecutionException, InterruptedException {
    var committed = admin.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata().get();
    return ends.entrySet().stream()
        .allMatch(
            end -> {
              var offset = committed.get(end.getKey());
              return end.getValue() == 0 || (offset != null && offset.offset() >= end.getValue());
            });
  }

  private static List<TopicPartition> eventPartitions(int partitions) {
    return Arrays.stream(Family.values())
        .map(Topic::of)
        .flatMap(
            topic ->
                IntStream.range(0, partitions)
                    .mapToObj(number -> new TopicPartition(topic.topicName(), number)))
        .toList();
  }
}
