package io.funnelstreams.ingest.topic;

import io.funnelstreams.ingest.publish.TransactionalPublisher;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The publisher of those partitions that are read here. It is named after one of them. The consumer
 * that is assigned a partition stops the publisher that is named after it, before it asks how far
 * the partition has been read: as every partition has one reader, no transaction of an earlier
 * reader stays open, and a reader that only seemed dead cannot commit any more.
 */
final class Ownership implements ConsumerRebalanceListener, AutoCloseable {
  private static final int PATIENCE_MS = 30_000;

  private final Function<TopicPartition, TransactionalPublisher> open;
  private final Fence fence;
  private final Map<String, TopicPartition> owned = new TreeMap<>();
  private TopicPartition name;
  private TransactionalPublisher publisher;

  /** Stops the publishers of other readers. */
  interface Fence {
    /** Stops those that are named after some partitions. */
    void stop(Collection<TopicPartition> partitions);
  }

  Ownership(Function<TopicPartition, TransactionalPublisher> open, Fence fence) {
    this.open = open;
    this.fence = fence;
  }

  /** The ownership of the partitions of a source. */
  static Ownership of(String source, Map<String, ?> configs) {
    return new Ownership(
        partition -> TransactionalPublisher.open(configs, id(source, partition)),
        partitions -> stop(source, configs, partitions));
  }

  private static String id(String source, TopicPartition partition) {
    return ReaderSettings.group(source) + "-" + partition;
  }

  private static void stop(
      String source, Map<String, ?> configs, Collection<TopicPartition> partitions) {
    var settings = new HashMap<String, Object>(configs);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
    try (var admin = Admin.create(settings)) {
      var ids = partitions.stream().map(partition -> id(source, partition)).toList();
      admin.fenceProducers(ids).all().get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure
          ? failure
          : new KafkaException(e.getCause());
    }
  }

  /** The publisher; empty where no partition is read here. */
  Optional<TransactionalPublisher> publisher() {
    return Optional.ofNullable(publisher);
  }

  /** The partitions that are read here. */
  Set<TopicPartition> partitions() {
    return Set.copyOf(owned.values());
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> added) {
    added.forEach(partition -> owned.put(partition.toString(), partition));
    openWhereNone();
    var others = added.stream().filter(partition -> !partition.equals(name)).toList();
    if (!others.isEmpty()) {
      fence.stop(others);
    }
  }

  private void openWhereNone() {
    if (publisher == null && !owned.isEmpty()) {
      name = owned.values().iterator().next();
      publisher = open.apply(name);
    }
  }

  /** The partitions that stay are still read while others are reassigned. */
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> gone) {
    gone.forEach(partition -> owned.remove(partition.toString()));
    if (publisher != null && gone.contains(name)) {
      giveUp();
      openWhereNone();
    }
  }

  /** No transaction is open between two rounds, so there is nothing to wait for. */
  private void giveUp() {
    publisher.giveUp();
    publisher = null;
    name = null;
  }

  @Override
  public void close() {
    owned.clear();
    if (publisher != null) {
      giveUp();
    }
  }
}
