package io.funnelstreams.schemas.registry;

import io.funnelstreams.schemas.avro.DealEvent;
import io.funnelstreams.schemas.avro.DealType;
import io.funnelstreams.schemas.avro.Header;
import io.funnelstreams.schemas.avro.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.EncoderFactory;

/** Records to write and read. */
final class Records {
  private Records() {}

  static Header header() {
    return new Header(
        "crm",
        "e-1",
        2L,
        false,
        true,
        Instant.parse("2026-03-01T10:15:30.123Z"),
        Instant.parse("2026-03-01T10:15:31Z"),
        "p-1",
        Map.of("region", "EMEA"),
        7L,
        true);
  }

  static DealEvent deal() {
    return new DealEvent(header(), "d-1", DealType.WON, "closed won", new Money(125_000L, "EUR"));
  }

  /** What any Avro writer makes of a record, after the five bytes. */
  static byte[] bytes(int id, IndexedRecord record) {
    return bytes(id, record.getSchema(), record);
  }

  static byte[] bytes(int id, Schema schema, Object record) {
    var out = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(out, null);
    try {
      new GenericDatumWriter<>(schema, GenericModel.withLogicalTypes()).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes(id, out.toByteArray());
  }

  /** A body as it is, after the five bytes. */
  static byte[] bytes(int id, byte[] body) {
    return ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id).put(body).array();
  }
}
