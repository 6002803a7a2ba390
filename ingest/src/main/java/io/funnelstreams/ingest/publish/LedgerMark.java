package io.funnelstreams.ingest.publish;

import io.funnelstreams.ingest.ledger.ImportedRow;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * The properties of a ledger row that are known without reading its value, from a header of its
 * record.
 *
 * @param shares whether it has events that other rows may make too
 */
record LedgerMark(long importedAtMs, long recordedAtMs, boolean shares) {
  private static final String NAME = "row";
  private static final LedgerMark NONE = new LedgerMark(Long.MIN_VALUE, Long.MIN_VALUE, false);

  static LedgerMark of(ImportedRow row) {
    return new LedgerMark(
        row.importedAt().toEpochMilli(), row.recordedAt().toEpochMilli(), row.shares());
  }

  /** The mark of a record; a tombstone has none. */
  static LedgerMark of(Headers headers) {
    return Optional.ofNullable(headers.lastHeader(NAME))
        .map(header -> ByteBuffer.wrap(header.value()))
        .map(bytes -> new LedgerMark(bytes.getLong(), bytes.getLong(), bytes.get() == 1))
        .orElse(NONE);
  }

  void addTo(Headers headers) {
    var bytes = ByteBuffer.allocate(2 * Long.BYTES + 1);
    bytes.putLong(importedAtMs).putLong(recordedAtMs).put((byte) (shares ? 1 : 0));
    headers.add(NAME, bytes.array());
  }
}
