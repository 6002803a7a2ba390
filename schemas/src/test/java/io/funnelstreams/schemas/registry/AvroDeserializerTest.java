package io.funnelstreams.schemas.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.schemas.avro.CallEvent;
import io.funnelstreams.schemas.avro.CallPurpose;
import io.funnelstreams.schemas.avro.DealEvent;
import io.funnelstreams.schemas.registry.PoisonRecordException.Defect;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.apache.kafka.common.errors.SerializationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroDeserializerTest {
  private static final Schema CALL = CallEvent.getClassSchema();

  private static final String BASKET =
      """
      {"type": "record", "name": "Basket", "fields": [
        {"name": "items", "type": {"type": "array", "items": "%s"}}]}
      """;

  private final StubRegistry registry = new StubRegistry();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aGeneratedRecordComesBackAsItWas() {
    int id = registry.add("t-value", DealEvent.getClassSchema());

    var read = deserializer(Map.of()).deserialize("t", Records.bytes(id, Records.deal()));

    assertThat(read).isEqualTo(Records.deal());
  }

  @Test
  void aTombstoneStaysOne() {
    assertThat(deserializer(Map.of()).deserialize("t", null)).isNull();
  }

  @Test
  void stringsAreJavasOwnThoughTheWritersSchemaDoesNotSaySo() {
    int id = registry.add("t-value", DealEvent.getClassSchema());

    var read =
        (DealEvent) deserializer(Map.of()).deserialize("t", Records.bytes(id, Records.deal()));

    var segment = read.getHeader().getSegment();
    assertThat(segment.get("region")).isEqualTo("EMEA");
  }

  @Test
  void fieldsOfAnotherVersionAreResolvedByName() {
    // Another order, a narrower number, an unknown field, and the newer fields left out.
    var older =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "CallEvent",
                 "namespace": "io.funnelstreams.schemas.avro", "fields": [
                  {"name": "seconds", "type": "int"},
                  {"name": "forgotten", "type": "string"},
                  {"name": "purpose", "type": {"type": "enum", "name": "CallPurpose",
                    "symbols": ["CLOSING", "GREETING"]}},
                  {"name": "header", "type": {"type": "record", "name": "Header", "fields": [
                    {"name": "party_id", "type": "string"},
                    {"name": "event_id", "type": "string"},
                    {"name": "source", "type": "string"},
                    {"name": "recorded_at",
                      "type": {"type": "long", "logicalType": "timestamp-millis"}},
                    {"name": "occurred_at",
                      "type": {"type": "long", "logicalType": "timestamp-millis"}}]}}]}
                """);
    int id = registry.add("t-value", older);

    var read =
        (CallEvent) deserializer(Map.of()).deserialize("t", Records.bytes(id, older, old(older)));

    assertThat(read.getSeconds()).isEqualTo(61L);
    assertThat(read.getPurpose()).isEqualTo(CallPurpose.UNKNOWN);
    assertThat(read.getOutcome()).isNull();
    assertThat(read.getHeader().getPartyId()).isEqualTo("p-1");
    assertThat(read.getHeader().getSource()).isEqualTo("dialler");
    assertThat(read.getHeader().getOccurredAt()).isEqualTo(Instant.ofEpochMilli(5));
    assertThat(read.getHeader().getRevision()).isZero();
    assertThat(read.getHeader().getSegment()).isEmpty();
  }

  private static GenericRecord old(Schema schema) {
    var header =
        new GenericRecordBuilder(schema.getField("header").schema())
            .set("party_id", "p-1")
            .set("event_id", "e-1")
            .set("source", "dialler")
            .set("recorded_at", Instant.ofEpochMilli(6))
            .set("occurred_at", Instant.ofEpochMilli(5))
            .build();
    var purpose = schema.getField("purpose").schema();
    return new GenericRecordBuilder(schema)
        .set("seconds", 61)
        .set("forgotten", "x")
        .set("purpose", new GenericData.EnumSymbol(purpose, "GREETING"))
        .set("header", header)
        .build();
  }

  @Test
  void aGenericReaderConvertsLogicalTypesToo() {
    int id = registry.add("t-value", DealEvent.getClassSchema());

    var read =
        (GenericRecord)
            deserializer(Map.of("specific.avro.reader", false))
                .deserialize("t", Records.bytes(id, Records.deal()));

    var header = (GenericRecord) read.get("header");
    assertThat(header.get("occurred_at")).isEqualTo(Records.header().getOccurredAt());
    assertThat(read.get("deal_id")).isEqualTo(new Utf8("d-1"));
  }

  @Test
  void aSchemaIsFetchedOnceInAProcess() {
    int id = registry.add("t-value", DealEvent.getClassSchema());
    var bytes = Records.bytes(id, Records.deal());
    var config = registry.config();

    deserializer(config).deserialize("t", bytes);
    deserializer(config).deserialize("t", bytes);

    assertThat(registry.requests()).hasSize(1);
  }

  @Test
  void aKnownSchemaIsReadWhileTheRegistryIsDown() {
    int id = registry.add("t-value", DealEvent.getClassSchema());
    var bytes = Records.bytes(id, Records.deal());
    var deserializer = deserializer(Map.of());
    deserializer.deserialize("t", bytes);

    registry.close();

    assertThat(deserializer.deserialize("t", bytes)).isEqualTo(Records.deal());
  }

  @Test
  void aRegistryThatIsDownIsNoPoison() {
    registry.close();

    assertThatThrownBy(() -> deserializer(Map.of()).deserialize("t", new byte[] {0, 0, 0, 0, 1}))
        .isInstanceOf(RegistryUnavailableException.class)
        .isNotInstanceOf(SerializationException.class);
  }

  @Test
  void tooFewBytesArePoison() {
    assertPoison(Defect.TOO_SHORT, () -> read(new byte[] {0, 0, 0, 1}));
  }

  @Test
  void aForeignFirstByteIsPoison() {
    assertPoison(Defect.FOREIGN_MAGIC, () -> read("{\"a\":1}".getBytes(UTF_8)));
  }

  @Test
  void anUnknownIdIsPoison() {
    assertPoison(Defect.UNKNOWN_ID, () -> read(new byte[] {0, 0, 0, 0, 9, 1}));
  }

  @Test
  void trailingBytesArePoison() {
    int id = registry.add("t-value", DealEvent.getClassSchema());
    var good = Records.bytes(id, Records.deal());

    assertPoison(Defect.TRAILING_BYTES, () -> read(Arrays.copyOf(good, good.length + 1)));
  }

  @Test
  void everyTruncationIsPoison() {
    int id = registry.add("t-value", DealEvent.getClassSchema());
    var good = Records.bytes(id, Records.deal());

    for (int length = 5; length < good.length; length++) {
      var truncated = Arrays.copyOf(good, length);
      assertPoison(Defect.MALFORMED, () -> read(truncated));
    }
  }

  @Test
  void aLengthBeyondTheRecordIsPoisonAndAllocatesNothing() {
    int id = registry.add("t-value", DealEvent.getClassSchema());
    var huge =
        ByteBuffer.allocate(10)
            .put((byte) 0)
            .putInt(id)
            .put(new byte[] {-2, -1, -1, -1, 15}) // the length of the first string: 2^31 - 1
            .array();

    assertPoison(Defect.MALFORMED, () -> read(huge));
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "null"})
  void aListOfMoreThanARecordCanHoldIsPoison(String items) {
    int id = registry.add("t-value", schema(BASKET.formatted(items)));
    var oneThousand = new byte[] {(byte) 0xD0, 0x0F, 0};

    assertPoison(Defect.MALFORMED, () -> readGeneric(Records.bytes(id, oneThousand)));
  }

  @Test
  void manySmallListsWithinARecordAreAddedUp() {
    var schema = schema(BASKET.formatted("null"));
    int id = registry.add("t-value", schema);
    var tenTimesFive = new byte[] {10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 0};

    assertPoison(Defect.MALFORMED, () -> readGeneric(Records.bytes(id, tenTimesFive)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "bytes"})
  void aTextThatIsLongerThanItsRecordIsPoisonAndTakesNoMemory(String type) {
    int id =
        registry.add(
            "t-value",
            schema(
                """
                {"type": "record", "name": "Note", "fields": [{"name": "text", "type": "%s"}]}
                """
                    .formatted(type)));
    var twoBillion = new byte[] {-18, -1, -1, -1, 15, 'a'};
    var lessThanNone = new byte[] {1};

    assertPoison(Defect.MALFORMED, () -> readGeneric(Records.bytes(id, twoBillion)));
    assertPoison(Defect.MALFORMED, () -> readGeneric(Records.bytes(id, lessThanNone)));
  }

  @Test
  void aListOfAsManyItemsAsItHasBytesIsRead() {
    int id = registry.add("t-value", schema(BASKET.formatted("boolean")));
    var three = new byte[] {6, 1, 0, 1, 0};

    assertThat((GenericRecord) readGeneric(Records.bytes(id, three)))
        .extracting(basket -> basket.get("items"))
        .isEqualTo(List.of(true, false, true));
  }

  @Test
  void nestingWithoutEndIsPoison() {
    int id =
        registry.add(
            "t-value",
            schema(
                """
                {"type": "record", "name": "Doll", "fields": [
                  {"name": "inside", "type": ["null", "Doll"]}]}
                """));
    var dolls = new byte[1_000_000];
    Arrays.fill(dolls, (byte) 2);

    assertPoison(Defect.MALFORMED, () -> readGeneric(Records.bytes(id, dolls)));
  }

  private static Schema schema(String json) {
    return new Schema.Parser().parse(json);
  }

  private Object readGeneric(byte[] bytes) {
    return deserializer(Map.of("specific.avro.reader", false)).deserialize("t", bytes);
  }

  @Test
  void aRecordOfAnotherFamilyIsPoisonWhereOneIsExpected() {
    int id = registry.add("t-value", DealEvent.getClassSchema());
    var deserializer = new AvroDeserializer<>(CallEvent.class);
    deserializer.configure(registry.config(), false);

    assertPoison(
        Defect.FOREIGN_SCHEMA,
        () -> deserializer.deserialize("t", Records.bytes(id, Records.deal())));
  }

  @Test
  void aSchemaThatNoClassHasIsPoison() {
    var foreign = new Schema.Parser().parse(CALL.toString().replace("CallEvent", "Fax"));
    int id = registry.add("t-value", foreign);

    assertPoison(Defect.FOREIGN_SCHEMA, () -> read(new byte[] {0, 1, 2, 3, (byte) id}));
  }

  @Test
  void poisonSaysWhereItIs() {
    var poison = new PoisonRecordException(Defect.TOO_SHORT, "four bytes");

    assertThat(poison.at("funnel.deals.v1", 3, 42))
        .isEqualTo("funnel.deals.v1, partition 3, offset 42: four bytes");
  }

  private void assertPoison(Defect defect, ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOf(PoisonRecordException.class)
        .extracting("defect")
        .isEqualTo(defect);
  }

  private Object read(byte[] bytes) {
    return deserializer(Map.of()).deserialize("t", bytes);
  }

  private AvroDeserializer<IndexedRecord> deserializer(Map<String, ?> settings) {
    var config = registry.config();
    config.putAll(settings);
    var deserializer = new AvroDeserializer<IndexedRecord>();
    deserializer.configure(config, false);
    return deserializer;
  }
}
