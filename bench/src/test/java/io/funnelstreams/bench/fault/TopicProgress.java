package io.funnelstreams.bench.fault;

import io.funnelstreams.schemas.topic.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** How far the Kafka Streams application is, as the broker knows it. */
record TopicProgress(Admin admin) {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);
  private static final String GROUP = "funnel-streams-" + SalesPlan.VERSION;

  /** How many event records it has taken for good. */
  long committedEvents() {
    return await(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata())
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() != null)
        .filter(entry -> isEvents(entry.getKey()))
        .mapToLong(entry -> entry.getValue().offset())
        .sum();
  }

  /** How many records it has written to the KPI topic, committed or not. */
  long writtenKpis() {
    var topic = new TopicPartition(Topic.KPIS.topicName(), 0);
    return await(admin.listOffsets(Map.of(topic, OffsetSpec.latest())).all()).values().stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }

  /** Polls until a condition holds. */
  void until(String what, BooleanSupplier isSo, Runnable health) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.getAsBoolean()) {
      health.run();
      if (System.nanoTime() > deadline) {
        throw new AssertionError(what + " did not happen within " + PATIENCE);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private static boolean isEvents(TopicPartition partition) {
    return Topic.events().stream().anyMatch(t -> t.topicName().equals(partition.topic()));
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
