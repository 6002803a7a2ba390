package io.funnelstreams.app.run;

import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.LoadKind;
import io.funnelstreams.schemas.avro.LoadState;
import io.funnelstreams.schemas.avro.WrittenTo;
import io.funnelstreams.schemas.failure.FirstCause;
import io.funnelstreams.schemas.load.LoadBoard;
import io.funnelstreams.schemas.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running import, as the topic of loads has it: alerts wait until it is done. An import that ends
 * without being done stops renewing its record, and alerts stop waiting for it after a minute.
 */
public final class ImportLoad implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImportLoad.class);

  private final Loads loads;
  private final ScheduledExecutorService renewals =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "renew-load");
            thread.setDaemon(true);
            return thread;
          });
  private Load load;
  private boolean done;

  private ImportLoad(Loads loads) {
    this.loads = loads;
    this.load =
        loads.record("import/" + UUID.randomUUID(), LoadKind.IMPORT, LoadState.OPEN).build();
  }

  /** Starts one; when this returns, the brokers have its record. */
  public static ImportLoad begin(Loads loads) {
    loads.tidy();
    var load = new ImportLoad(loads);
    loads.put(load.load);
    long every = LoadBoard.RENEWAL.toMillis();
    var unused =
        load.renewals.scheduleWithFixedDelay(load::renew, every, every, TimeUnit.MILLISECONDS);
    return load;
  }

  private synchronized void renew() {
    if (done) {
      return;
    }
    try {
      load = Load.newBuilder(load).setRenewals(load.getRenewals() + 1).build();
      loads.put(load);
    } catch (KafkaException e) {
      LOG.warn("The import's record on {} is not renewed: {}", Topic.LOADS, FirstCause.of(e));
    }
  }

  /**
   * Records that everything is written.
   *
   * @param written the offsets after the last records
   */
  public synchronized void done(Map<TopicPartition, Long> written) {
    done = true;
    loads.put(Load.newBuilder(load).setState(LoadState.DONE).setWritten(ofEvents(written)).build());
  }

  /** No KPI counts rejects, so alerts do not wait for them. */
  private static List<WrittenTo> ofEvents(Map<TopicPartition, Long> written) {
    var topics = Topic.events().stream().map(Topic::topicName).collect(Collectors.toSet());
    return written.entrySet().stream()
        .filter(to -> topics.contains(to.getKey().topic()))
        .map(to -> new WrittenTo(to.getKey().topic(), to.getKey().partition(), to.getValue()))
        .toList();
  }

  @Override
  public void close() {
    renewals.shutdownNow();
  }
}
