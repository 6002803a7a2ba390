package io.funnelstreams.serve.view;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.schemas.codec.Decoded;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.codec.ForgettingCodec;
import io.funnelstreams.schemas.registry.PoisonRecordException;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.TopicValues;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** All events that a cluster has, topic by topic. */
public final class EventTopics implements EventHistory {
  private final Map<String, ?> clientProperties;
  private final TopicValues values;

  /**
   * The event topics of a cluster.
   *
   * @param clientProperties addresses and security of the cluster
   */
  public EventTopics(Map<String, ?> clientProperties, TopicValues values) {
    this.clientProperties = clientProperties;
    this.values = values;
  }

  /**
   * Reads every committed event up to now. A record that is no event is left out, as the Kafka
   * Streams application does, which keeps it as a reject.
   */
  @Override
  public void read(Consumer<Event> taker, BiConsumer<String, Forgetting> forgotten) {
    Topic.events().forEach(topic -> read(topic, taker, forgotten));
  }

  /** Reads lead events alone. */
  public void readLeads(Consumer<Event> taker) {
    read(Topic.LEADS, taker, (party, forgetting) -> {});
  }

  private void read(Topic topic, Consumer<Event> taker, BiConsumer<String, Forgetting> forgotten) {
    try (var reader = CommittedReader.open(clientProperties, topic, readable())) {
      reader.toEnd(
          message -> {
            if (message.value() == null) {
              ForgettingCodec.read(message.headers())
                  .ifPresent(forgetting -> forgotten.accept(message.key(), forgetting));
            } else if (EventCodec.toCore(message.value()) instanceof Decoded.Accepted accepted) {
              taker.accept(accepted.event());
            }
          });
    }
  }

  private TopicValues readable() {
    return topic -> {
      var deserializer = values.of(topic);
      return (name, bytes) -> orNothing(deserializer, name, bytes);
    };
  }

  /**
   * Kafka's consumer takes a record without a value for what it is, and an exception for its end.
   */
  private static SpecificRecord orNothing(
      Deserializer<? extends SpecificRecord> values, String topic, byte[] bytes) {
    try {
      return values.deserialize(topic, bytes);
    } catch (PoisonRecordException e) {
      return null;
    }
  }
}
