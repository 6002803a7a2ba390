package io.funnelstreams.bench.race;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.schemas.topic.Topic;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The least that Kafka Streams can do with the events: every record goes unread from its topic to
 * another.
 */
record Passthrough(Map<String, Object> settings) implements Contestant {
  static final String OUTPUT = "race.passthrough";

  @Override
  public String name() {
    return "passthrough";
  }

  @Override
  public Running start(String groupId) {
    var topics = Arrays.stream(Family.values()).map(Topic::of).map(Topic::topicName).toList();
    var builder = new StreamsBuilder();
    builder.stream(topics, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .to(OUTPUT, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    var properties = new Properties();
    properties.putAll(settings);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, groupId);
    var streams = new KafkaStreams(builder.build(), properties);
    streams.start();
    return streams::close;
  }
}
