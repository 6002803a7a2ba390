package io.funnelstreams.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.schemas.avro.DealEvent;
import io.funnelstreams.schemas.avro.DealType;
import io.funnelstreams.schemas.avro.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvroSerializerTest {
  private final StubRegistry registry = new StubRegistry();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aRecordIsAZeroTheIdBigEndianAndAvro() {
    var bytes = serializer(Map.of()).serialize("funnel.deals.v1", Records.deal());

    assertThat(bytes)
        .startsWith(0, 1, 2, 3, 0)
        .isEqualTo(Records.bytes(0x01020300, Records.deal()));
  }

  @Test
  void aTombstoneStaysOne() {
    assertThat(serializer(Map.of()).serialize("funnel.deals.v1", null)).isNull();
    assertThat(registry.requests()).isEmpty();
  }

  @Test
  void theSchemaIsRegisteredWithoutJavasAnnotations() {
    serializer(Map.of()).serialize("funnel.deals.v1", Records.deal());

    var request = registry.requests().get(0);
    assertThat(request.path()).isEqualTo("/subjects/funnel.deals.v1-value/versions");
    assertThat(request.body()).doesNotContain("avro.java.string").doesNotContain("schemaType");
  }

  @Test
  void anIdIsAskedForOnceInAProcess() {
    var config = registry.config();
    var first = serializer(config);
    var second = serializer(config);

    first.serialize("t", Records.deal());
    first.serialize("t", Records.deal());
    second.serialize("t", Records.deal());

    assertThat(registry.requests()).hasSize(1);
  }

  @Test
  void twoTopicsAreTwoSubjects() {
    var serializer = serializer(Map.of());

    serializer.serialize("a", Records.deal());
    serializer.serialize("b", Records.deal());
    serializer.serialize("a", Records.deal());

    assertThat(registry.requests())
        .extracting(StubRegistry.Request::path)
        .containsExactly("/subjects/a-value/versions", "/subjects/b-value/versions");
  }

  @Test
  void aKnownSchemaIsWrittenWhileTheRegistryIsDown() {
    var serializer = serializer(Map.of());
    var before = serializer.serialize("t", Records.deal());

    registry.close();

    assertThat(serializer.serialize("t", Records.deal())).isEqualTo(before);
  }

  @Test
  void withoutAutoRegistrationAKnownSchemaIsLookedUp() {
    int id = registry.add("t-value", DealEvent.getClassSchema());

    var bytes = serializer(Map.of("auto.register.schemas", "false")).serialize("t", Records.deal());

    assertThat(bytes).isEqualTo(Records.bytes(id, Records.deal()));
    assertThat(registry.requests().get(0).path()).isEqualTo("/subjects/t-value");
  }

  @Test
  void withoutAutoRegistrationAnUnknownSubjectIsAClearError() {
    var serializer = serializer(Map.of("auto.register.schemas", false));

    assertThatThrownBy(() -> serializer.serialize("t", Records.deal()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("subject t-value")
        .hasMessageContaining("Nothing is registered under this subject")
        .hasMessageContaining("auto.register.schemas=true")
        .extracting("errorCode")
        .isEqualTo(40401);
  }

  @Test
  void withoutAutoRegistrationAnUnknownVersionIsAClearError() {
    registry.add("t-value", Progress.getClassSchema());
    var serializer = serializer(Map.of("auto.register.schemas", false));

    assertThatThrownBy(() -> serializer.serialize("t", Records.deal()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("has other schemas but not this one")
        .extracting("errorCode")
        .isEqualTo(40403);
  }

  @Test
  void anIncompatibleSchemaIsNamedAsSuchWhateverTheRegistrysOwnCode() {
    registry.failWith(409);

    assertThatThrownBy(() -> serializer(Map.of()).serialize("t", Records.deal()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("incompatible with an earlier version")
        .extracting("status")
        .isEqualTo(409);
  }

  @Test
  void subjectsCanBeNamedByRecord() {
    serializer(
            Map.of(
                "value.subject.name.strategy",
                "io.confluent.kafka.serializers.subject.RecordNameStrategy"))
        .serialize("t", Records.deal());
    serializer(Map.of("value.subject.name.strategy", "TopicRecordNameStrategy"))
        .serialize("t", Records.deal());

    assertThat(registry.requests())
        .extracting(StubRegistry.Request::path)
        .containsExactly(
            "/subjects/io.funnelstreams.schemas.avro.DealEvent/versions",
            "/subjects/t-io.funnelstreams.schemas.avro.DealEvent/versions");
  }

  @Test
  void keysHaveSubjectsOfTheirOwn() {
    var serializer = new AvroSerializer<IndexedRecord>();
    serializer.configure(registry.config(), true);

    serializer.serialize("t", Records.deal());

    assertThat(registry.requests().get(0).path()).isEqualTo("/subjects/t-key/versions");
  }

  @Test
  void aGenericRecordsLogicalTypesAreConverted() {
    var schema =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Seen", "fields": [
                  {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}}]}
                """);
    var record = new GenericRecordBuilder(schema).set("at", Instant.ofEpochMilli(-2)).build();

    var bytes = serializer(Map.of()).serialize("t", record);

    assertThat(bytes).containsExactly(0, 1, 2, 3, 0, 3);
  }

  @Test
  void aValueThatDoesNotFitIsTheCallersErrorAndSpoilsNothing() {
    var serializer = serializer(Map.of());
    var broken = new DealEvent(Records.header(), null, DealType.WON, null, null);

    assertThatThrownBy(() -> serializer.serialize("t", broken))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("DealEvent")
        .hasMessageContaining("topic t");
    assertThat(serializer.serialize("t", Records.deal()))
        .isEqualTo(Records.bytes(0x01020300, Records.deal()));
  }

  @Test
  void writingWithTheLatestVersionIsRefusedSinceItCanCorrupt() {
    assertThatThrownBy(() -> serializer(Map.of("use.latest.version", true)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("use.latest.version")
        .hasMessageContaining("resolve versions by name");
  }

  @Test
  void anUnknownSubjectStrategyIsAnErrorAtStart() {
    assertThatThrownBy(
            () ->
                serializer(Map.of("value.subject.name.strategy", "com.example.MyStrategy"))
                    .serialize("t", Records.deal()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("TopicRecordNameStrategy");
  }

  @Test
  void manyThreadsMayWriteAtOnce() {
    var serializer = serializer(Map.of());
    var expected = Records.bytes(0x01020300, Records.deal());

    var written =
        IntStream.range(0, 2_000)
            .parallel()
            .mapToObj(i -> serializer.serialize("t" + i % 3, Records.deal()))
            .toList();

    assertThat(List.copyOf(written)).allSatisfy(bytes -> assertThat(bytes).isEqualTo(expected));
  }

  private AvroSerializer<IndexedRecord> serializer(Map<String, ?> settings) {
    var config = registry.config();
    config.putAll(settings);
    var serializer = new AvroSerializer<IndexedRecord>();
    serializer.configure(config, false);
    return serializer;
  }
}
