package io.funnelstreams.streams.alert;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.streams.kpi.AlertSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * The binary form of {@link AlertSnapshot}: the fingerprint of its schema, then the alerts. It goes
 * from one part of the topology to another and no further, so it needs no registry.
 */
final class AlertSnapshotForm {
  private static final Schema SCHEMA = Schema.createArray(Alert.getClassSchema());
  private static final long FINGERPRINT = SchemaNormalization.parsingFingerprint64(SCHEMA);

  private AlertSnapshotForm() {}

  static byte[] bytes(AlertSnapshot snapshot) {
    try {
      var out = new ByteArrayOutputStream();
      out.write(ByteBuffer.allocate(Long.BYTES).putLong(FINGERPRINT).array());
      var encoder = EncoderFactory.get().binaryEncoder(out, null);
      new SpecificDatumWriter<List<Alert>>(SCHEMA).write(snapshot.alerts(), encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
  }

  /** Empty if another version wrote it: the task writes it again when it starts. */
  static Optional<AlertSnapshot> read(byte[] bytes) {
    if (ByteBuffer.wrap(bytes).getLong() != FINGERPRINT) {
      return Optional.empty();
    }
    try {
      int body = bytes.length - Long.BYTES;
      var decoder = DecoderFactory.get().binaryDecoder(bytes, Long.BYTES, body, null);
      var alerts =
          new SpecificDatumReader<List<Alert>>(SCHEMA).read(new ArrayList<Alert>(), decoder);
      return Optional.of(new AlertSnapshot(alerts));
    } catch (IOException e) {
      throw new UncheckedIOException("an alert snapshot is cut short", e);
    }
  }
}
