package io.funnelstreams.schemas.registry;

import io.funnelstreams.schemas.registry.PoisonRecordException.Defect;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** The five bytes before the Avro: a zero and the schema's id, big endian. */
final class WireFormat {
  static final int HEAD = 5;
  private static final byte MAGIC = 0;

  private WireFormat() {}

  static void writeHead(ByteArrayOutputStream out, int id) {
    out.write(MAGIC);
    out.write(id >>> 24);
    out.write(id >>> 16);
    out.write(id >>> 8);
    out.write(id);
  }

  /** The schema's id of a record. */
  static int id(byte[] bytes) {
    if (bytes.length < HEAD) {
      throw new PoisonRecordException(
          Defect.TOO_SHORT,
          "the record has %s bytes; one written with a schema registry has at least %s"
              .formatted(bytes.length, HEAD));
    }
    if (bytes[0] != MAGIC) {
      throw new PoisonRecordException(
          Defect.FOREIGN_MAGIC,
          ("the record begins with byte 0x%s, not 0x00: it was not written with a schema "
                      + "registry's")
                  .formatted(HexFormat.of().toHexDigits(bytes[0]))
              + " serializer");
    }
    return (bytes[1] & 0xff) << 24
        | (bytes[2] & 0xff) << 16
        | (bytes[3] & 0xff) << 8
        | (bytes[4] & 0xff);
  }
}
