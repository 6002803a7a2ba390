package io.funnelstreams.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.schemas.avro.DealEvent;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ValueSerdeTest {
  private final StubRegistry registry = new StubRegistry();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void oursIsTheDefault() {
    try (var serde = ValueSerde.of(DealEvent.class, registry.config())) {
      var bytes = serde.serializer().serialize("t", Records.deal());

      assertThat(serde).isInstanceOf(AvroSerde.class);
      assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(Records.deal());
    }
  }

  @Test
  void anotherIsChosenByClassNameAndToldWhatItMustKnow() {
    var config = registry.config();
    config.put("serde.class", Recording.class.getName());

    try (var serde = (Recording<DealEvent>) ValueSerde.of(DealEvent.class, config)) {
      assertThat(serde.configs.get("value.subject.name.strategy"))
          .isEqualTo("io.confluent.kafka.serializers.subject.TopicNameStrategy");
      assertThat(serde.configs.get("specific.avro.reader")).isEqualTo(true);
      assertThat(serde.configs.get("avro.remove.java.properties")).isEqualTo(true);
      assertThat(serde.configs.get("schema.registry.url")).isEqualTo(registry.url());
    }
  }

  @Test
  void aClassThatIsNotThereIsAClearError() {
    var name = "io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde";

    assertThatThrownBy(() -> ValueSerde.of(DealEvent.class, Map.of("serde.class", name)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("-Pconfluent");
  }

  /** A third-party serde. */
  public static final class Recording<T> implements Serde<T> {
    private Map<String, ?> configs = Map.of();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
      this.configs = Map.copyOf(configs);
    }

    @Override
    public Serializer<T> serializer() {
      return (topic, record) -> new byte[0];
    }

    @Override
    public Deserializer<T> deserializer() {
      return (topic, bytes) -> null;
    }
  }
}
