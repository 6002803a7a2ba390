package io.funnelstreams.bench.race;

import io.funnelstreams.schemas.avro.DealEvent;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The figures as the DSL invites to make them: known event ids are dropped, each event adds to six
 * cells, and a cell is published when it changes. It knows no rule of stages, outcomes and late
 * events, so many of its cells are wrong.
 */
record NaiveDsl(Map<String, Object> settings, String output) implements Contestant {
  /** The topics of which the race has events. */
  static final List<Topic> TOPICS = List.of(Topic.LEADS, Topic.CALLS, Topic.DEALS, Topic.CONTRACTS);

  private static final String SEEN = "seen";

  @Override
  public String name() {
    return "dsl";
  }

  @Override
  public Running start(String groupId) {
    var builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(SEEN), Serdes.String(), Serdes.Long()));
    events(builder, settings)
        .processValues(NewEvents::new, SEEN)
        .flatMap((party, event) -> additions(event))
        .groupByKey(Grouped.with("additions", Serdes.String(), RaceFigure.sums()))
        .reduce(
            NaiveDsl::sum,
            Materialized.<String, long[], KeyValueStore<Bytes, byte[]>>as("figures")
                .withKeySerde(Serdes.String())
                .withValueSerde(RaceFigure.sums()))
        .toStream()
        .mapValues(RaceFigure::text)
        .to(output, Produced.with(Serdes.String(), Serdes.String()));
    var properties = new Properties();
    properties.putAll(settings);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, groupId);
    var streams = new KafkaStreams(builder.build(), properties);
    streams.start();
    return streams::close;
  }

  /** The events of the four topics, read with the product's serde. */
  static KStream<String, SpecificRecord> events(
      StreamsBuilder builder, Map<String, Object> settings) {
    return TOPICS.stream()
        .map(topic -> events(builder, settings, topic))
        .reduce(KStream::merge)
        .orElseThrow();
  }

  private static KStream<String, SpecificRecord> events(
      StreamsBuilder builder, Map<String, Object> settings, Topic topic) {
    @SuppressWarnings("unchecked")
    var type = (Class<SpecificRecord>) topic.valueType().orElseThrow();
    var serde = ValueSerde.of(type, settings);
    return builder.stream(topic.topicName(), Consumed.with(Serdes.String(), serde));
  }

  private static List<KeyValue<String, long[]>> additions(SpecificRecord event) {
    var figure = RaceFigure.naive(event);
    if (figure.isEmpty()) {
      return List.of();
    }
    var added = new long[RaceFigure.SIZE];
    added[figure.get().place()] = 1;
    if (event instanceof DealEvent deal && figure.get() == RaceFigure.DEALS_WON) {
      added[RaceFigure.WON_AMOUNT.place()] = deal.getAmount().getMinor();
    }
    var header = RaceFigure.header(event);
    var day = RaceFigure.day(header.getOccurredAt());
    return RaceFigure.cells(day, RaceFigure.segment(header)).stream()
        .map(cell -> KeyValue.pair(cell, added))
        .toList();
  }

  private static long[] sum(long[] one, long[] other) {
    var sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  /** Drops events whose id was there before. */
  private static final class NewEvents
      extends ContextualFixedKeyProcessor<String, SpecificRecord, SpecificRecord> {
    private KeyValueStore<String, Long> seen;

    @Override
    public void init(FixedKeyProcessorContext<String, SpecificRecord> context) {
      super.init(context);
      seen = context.getStateStore(SEEN);
    }

    @Override
    public void process(FixedKeyRecord<String, SpecificRecord> event) {
      var header = RaceFigure.header(event.value());
      var id = event.key() + "/" + header.getSource() + "/" + header.getEventId();
      if (seen.putIfAbsent(id, event.timestamp()) == null) {
        context().forward(event);
      }
    }
  }
}
