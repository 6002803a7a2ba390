package io.funnelstreams.streams;

import io.funnelstreams.schemas.topic.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Avro without a registry: every topic's records are of its one schema. */
final class PlainSerdes implements RecordSerdes {
  private static final Map<String, Schema> SCHEMAS = schemas();

  @Override
  public Serde<SpecificRecord> of(Topic topic) {
    return Serdes.serdeFrom(PlainSerdes::bytes, PlainSerdes::read);
  }

  private static byte[] bytes(String topic, SpecificRecord value) {
    if (value == null) {
      return null;
    }
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

  private static SpecificRecord read(String topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
      return new SpecificDatumReader<SpecificRecord>(SCHEMAS.get(topic)).read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Schema> schemas() {
    var schemas = new HashMap<String, Schema>();
    for (var topic : Topic.values()) {
      topic.valueSchema().ifPresent(schema -> schemas.put(topic.topicName(), schema));
    }
    return schemas;
  }
}
