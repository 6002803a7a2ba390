package io.funnelstreams.streams;

import io.funnelstreams.schemas.topic.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Avro without a registry: a topic's serde reads records of that topic's schema and no other. */
final class PlainSerdes implements RecordSerdes {
  @Override
  public Serde<SpecificRecord> of(Topic topic) {
    var schema = topic.valueSchema().orElseThrow();
    return Serdes.serdeFrom(PlainSerdes::bytes, (name, bytes) -> read(schema, bytes));
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

  private static SpecificRecord read(Schema schema, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
      return new SpecificDatumReader<SpecificRecord>(schema).read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
