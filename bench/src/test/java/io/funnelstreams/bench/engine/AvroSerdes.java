package io.funnelstreams.bench.engine;

import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.streams.RecordSerdes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Avro binary without a registry: a topic's records are of its one schema, found by the topic's
 * name as a registry would. Null is a tombstone.
 */
final class AvroSerdes implements RecordSerdes {
  private static final Map<String, Schema> SCHEMAS =
      Arrays.stream(Topic.values())
          .filter(topic -> topic.valueSchema().isPresent())
          .collect(Collectors.toMap(Topic::topicName, topic -> topic.valueSchema().orElseThrow()));

  @Override
  public Serde<SpecificRecord> of(Topic topic) {
    return Serdes.serdeFrom(
        (name, value) -> value == null ? null : bytes(value),
        (name, bytes) -> bytes == null ? null : read(SCHEMAS.get(name), bytes));
  }

  private static byte[] bytes(SpecificRecord value) {
    try {
      var out = new ByteArrayOutputStream();
      var encoder = EncoderFactory.get().binaryEncoder(out, null);
      new SpecificDatumWriter<SpecificRecord>(value.getSchema()).write(value, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SpecificRecord read(Schema schema, byte[] bytes) {
    try {
      var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
      return new SpecificDatumReader<SpecificRecord>(schema).read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
