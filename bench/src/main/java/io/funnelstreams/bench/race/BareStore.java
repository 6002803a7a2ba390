package io.funnelstreams.bench.race;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.streams.BoundedRocksDb;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The cost of a store that has a row for each party. For every event, without decoding it, the
 * party's row is read and written back. Rows have the average length, and there are a changelog and
 * the pipeline's caches.
 */
record BareStore(Map<String, Object> settings, int rowBytes) implements Contestant {
  private static final String STORE = "rows";
  private static final int START_SECONDS = 120;

  @Override
  public String name() {
    return "bare-store";
  }

  @Override
  public Running start(String groupId) {
    var topics = Arrays.stream(Family.values()).map(Topic::of).map(Topic::topicName).toList();
    var builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
            .withCachingEnabled());
    builder.stream(topics, Consumed.with(Serdes.String(), Serdes.ByteArray()))
        .process(() -> new Rewriting(rowBytes), STORE);
    var properties = new Properties();
    properties.putAll(settings);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, groupId);
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 64L * 1024 * 1024);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    return running(new KafkaStreams(builder.build(), properties));
  }

  /** Started, with its partitions. */
  private static Running running(KafkaStreams streams) {
    var running = new CountDownLatch(1);
    streams.setStateListener(
        (now, before) -> {
          if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
          }
        });
    streams.start();
    try {
      if (!running.await(START_SECONDS, TimeUnit.SECONDS)) {
        streams.close();
        throw new IllegalStateException("the bare store did not start");
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    return streams::close;
  }

  /** Puts the first bytes of an event into its party's row, so that no two rows are alike. */
  private static final class Rewriting implements Processor<String, byte[], Void, Void> {
    private final int rowBytes;
    private KeyValueStore<String, byte[]> rows;

    Rewriting(int rowBytes) {
      this.rowBytes = rowBytes;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      rows = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, byte[]> event) {
      var known = rows.get(event.key());
      var row = known == null ? new byte[rowBytes] : known.clone();
      System.arraycopy(event.value(), 0, row, 0, Math.min(rowBytes, event.value().length));
      rows.put(event.key(), row);
    }
  }
}
