package io.funnelstreams.serve.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * How records lie in the store: a number, and Avro in the schema of this program. A store whose
 * schemas are others is built anew, so that no registry is needed to read it. One thread writes,
 * any thread reads.
 */
final class RecordForm<T extends SpecificRecord> {
  private static final int FIRST_BYTES = 512;

  private final SpecificDatumWriter<T> writer;
  private final SpecificDatumReader<T> reader;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BYTES);
  private BinaryEncoder encoder;

  RecordForm(Class<T> type) {
    var model = SpecificData.getForClass(type);
    var schema = model.getSchema(type);
    this.writer = new SpecificDatumWriter<>(schema, model);
    this.reader = new SpecificDatumReader<>(schema, schema, model);
  }

  /** A record behind a number. */
  byte[] write(long number, T record) {
    bytes.reset();
    encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
    try {
      bytes.write(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
      writer.write(record, encoder);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number before a record. */
  static long number(byte[] value) {
    return ByteBuffer.wrap(value).getLong();
  }

  /**
   * The record.
   *
   * @throws StoreException where the bytes are none
   */
  T record(byte[] value) {
    try {
      return reader.read(
          null,
          DecoderFactory.get().binaryDecoder(value, Long.BYTES, value.length - Long.BYTES, null));
    } catch (IOException | AvroRuntimeException e) {
      throw new StoreException(
          "The read model's store has a value that is no record (%s): %s"
              .formatted(e, Arrays.toString(Arrays.copyOf(value, Math.min(value.length, 16)))));
    }
  }
}
