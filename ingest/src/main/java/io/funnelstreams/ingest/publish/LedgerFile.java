package io.funnelstreams.ingest.publish;

import io.funnelstreams.ingest.ledger.ImportedRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A mapping's ledger while an import runs: the rows are in a file that ends with the process and
 * that only its owner may read; memory holds 16 bytes for the position of each.
 */
final class LedgerFile implements ClosableLedger {
  private static final int WRITE_BUFFER = 1 << 16;
  private static final int FIRST_READ = 1024;
  private static final int HEAD = Integer.BYTES + Integer.BYTES;

  private final LedgerKeys keys;
  private final LedgerCodec codec;
  private final FileChannel file;
  private final RowPlaces places = new RowPlaces();
  private final ByteBuffer pending = ByteBuffer.allocate(WRITE_BUFFER);
  private long written;
  private Stored found = new Stored("", new byte[0]);
  private long lastImportMs = Long.MIN_VALUE;
  private long lastRecordedMs = Long.MIN_VALUE;

  LedgerFile(LedgerKeys keys, LedgerCodec codec) {
    this.keys = keys;
    this.codec = codec;
    try {
      var path = Files.createTempFile("funnel-imports", ".bin");
      this.file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder for temporary files cannot be used", e);
    }
  }

  /**
   * Takes a record of the topic.
   *
   * @param value empty where the row is deleted
   */
  void load(String key, Optional<byte[]> value, LedgerMark mark) {
    int slot = slot(key);
    if (value.isEmpty()) {
      if (slot != RowPlaces.NONE) {
        places.remove(slot);
      }
      return;
    }
    lastImportMs = Math.max(lastImportMs, mark.importedAtMs());
    lastRecordedMs = Math.max(lastRecordedMs, mark.recordedAtMs());
    long offset = append(key, value.get());
    if (slot == RowPlaces.NONE) {
      places.add(fingerprint(key), offset, mark.shares());
    } else {
      places.set(slot, offset, mark.shares());
    }
  }

  /** Takes a row that an import has put. */
  void put(String key, byte[] value, ImportedRow row) {
    load(key, Optional.of(value), LedgerMark.of(row));
  }

  @Override
  public void put(ImportedRow row) {
    put(keys.of(row.rowId()), codec.encode(row), row);
  }

  @Override
  public Optional<Instant> lastImport() {
    return instant(lastImportMs);
  }

  @Override
  public Optional<Instant> lastRecorded() {
    return instant(lastRecordedMs);
  }

  private static Optional<Instant> instant(long ms) {
    return ms == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms));
  }

  @Override
  public Optional<ImportedRow> find(String rowId) {
    return slot(keys.of(rowId)) == RowPlaces.NONE
        ? Optional.empty()
        : Optional.of(codec.decode(found.value));
  }

  @Override
  public void forEach(Consumer<ImportedRow> taker) {
    places.forEach(offset -> taker.accept(codec.decode(read(offset).value)));
  }

  @Override
  public void forEachSharing(Consumer<ImportedRow> taker) {
    places.forEachSharing(offset -> taker.accept(codec.decode(read(offset).value)));
  }

  /** The slot of a key, whose record is then {@link #found}. */
  private int slot(String key) {
    return places.find(
        fingerprint(key),
        offset -> {
          found = read(offset);
          return found.key.equals(key);
        });
  }

  private static long fingerprint(String key) {
    return Long.parseUnsignedLong(key, key.length() - 16, key.length(), 16);
  }

  private long append(String key, byte[] value) {
    var name = key.getBytes(StandardCharsets.US_ASCII);
    var record = ByteBuffer.allocate(HEAD + name.length + value.length);
    record.putInt(name.length).putInt(value.length).put(name).put(value).flip();
    long offset = written + pending.position();
    if (record.remaining() > pending.remaining()) {
      writePending();
    }
    if (record.remaining() > pending.remaining()) {
      written += write(record, written);
    } else {
      pending.put(record);
    }
    return offset;
  }

  private void writePending() {
    pending.flip();
    written += write(pending, written);
    pending.clear();
  }

  private long write(ByteBuffer bytes, long at) {
    try {
      long length = bytes.remaining();
      long position = at;
      while (bytes.hasRemaining()) {
        position += file.write(bytes, position);
      }
      return length;
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file of what was imported before failed", e);
    }
  }

  private Stored read(long offset) {
    if (offset >= written) {
      var bytes = pending.duplicate().flip().position(Math.toIntExact(offset - written));
      return stored(bytes, bytes.getInt(), bytes.getInt());
    }
    var first = read(offset, FIRST_READ);
    int name = first.getInt();
    int value = first.getInt();
    return name + value <= first.remaining()
        ? stored(first, name, value)
        : stored(read(offset, HEAD + name + value).position(HEAD), name, value);
  }

  private ByteBuffer read(long offset, int most) {
    try {
      var bytes = ByteBuffer.allocate(most);
      int read = 0;
      while (read >= 0 && bytes.hasRemaining()) {
        read = file.read(bytes, offset + bytes.position());
      }
      return bytes.flip();
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file of what was imported before failed", e);
    }
  }

  private static Stored stored(ByteBuffer bytes, int name, int value) {
    var key = new byte[name];
    var content = new byte[value];
    bytes.get(key).get(content);
    return new Stored(new String(key, StandardCharsets.US_ASCII), content);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file of what was imported before failed", e);
    } finally {
      codec.close();
    }
  }

  /** A record of the file; two are never compared. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Stored(String key, byte[] value) {}
}
