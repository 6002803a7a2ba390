package io.funnelstreams.streams.binary;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes one row of a binary form. What it writes {@link BinaryReader} reads in the same order. */
public final class BinaryWriter {
  private final Map<String, Integer> texts = new HashMap<>();
  private final Optional<TextTable> table;
  private byte[] buffer = new byte[256];
  private int size;

  /** A row that has each text where it first occurs. */
  public BinaryWriter() {
    this.table = Optional.empty();
  }

  /** A part of a row that has its texts in a table; here they are numbers of the table. */
  public BinaryWriter(TextTable table) {
    this.table = Optional.of(table);
  }

  /** A whole number of 0 or more in 1 to 10 bytes, seven bits in each, the lowest first. */
  public BinaryWriter count(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    return put((byte) rest);
  }

  /** A whole number of any sign; small ones of either sign are short. */
  public BinaryWriter number(long value) {
    return count((value << 1) ^ (value >> 63));
  }

  /** A whole number of any sign and size. */
  public BinaryWriter whole(BigInteger value) {
    var bytes = value.toByteArray();
    return count(bytes.length).raw(bytes);
  }

  public BinaryWriter flag(boolean value) {
    return put((byte) (value ? 1 : 0));
  }

  /** A text: in full the first time, from then on by its number in the row. */
  public BinaryWriter text(String value) {
    return table.isPresent() ? count(table.get().number(value)) : textHere(value);
  }

  private BinaryWriter textHere(String value) {
    var known = texts.putIfAbsent(value, texts.size() + 1);
    if (known != null) {
      return count(known);
    }
    return count(0).once(value);
  }

  /** A text that is not expected a second time, in full. */
  public BinaryWriter once(String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    return count(bytes.length).raw(bytes);
  }

  /**
   * A constant by its place in its enum. New constants are appended; any other change of an enum is
   * a new version of every form that holds it.
   */
  @SuppressWarnings("EnumOrdinal")
  public BinaryWriter constant(Enum<?> value) {
    return count(value.ordinal());
  }

  public BinaryWriter optionalText(Optional<String> value) {
    flag(value.isPresent());
    value.ifPresent(this::text);
    return this;
  }

  /** The bytes written so far. */
  public byte[] bytes() {
    return Arrays.copyOf(buffer, size);
  }

  /** Bytes as they are. */
  public BinaryWriter raw(byte[] bytes) {
    return raw(bytes, 0, bytes.length);
  }

  /** Some of these bytes as they are, up to one that is not among them. */
  public BinaryWriter raw(byte[] bytes, int from, int to) {
    ensure(to - from);
    System.arraycopy(bytes, from, buffer, size, to - from);
    size += to - from;
    return this;
  }

  private BinaryWriter put(byte value) {
    ensure(1);
    buffer[size++] = value;
    return this;
  }

  private void ensure(int more) {
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}
