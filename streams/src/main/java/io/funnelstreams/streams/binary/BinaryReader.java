package io.funnelstreams.streams.binary;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what a {@link BinaryWriter} wrote, in the same order. */
public final class BinaryReader {
  /** An enum copies its constants for each caller, and every field asks for them. */
  private static final ClassValue<Object[]> CONSTANTS =
      new ClassValue<>() {
        @Override
        protected Object[] computeValue(Class<?> type) {
          return type.getEnumConstants();
        }
      };

  private final byte[] bytes;
  private final List<String> texts;
  private int position;

  public BinaryReader(byte[] bytes) {
    this(bytes, 0, new ArrayList<>());
  }

  /** Reads from a position on what was written with a table of texts. */
  public BinaryReader(byte[] bytes, int position, TextTable table) {
    this(bytes, position, table.texts());
  }

  private BinaryReader(byte[] bytes, int position, List<String> texts) {
    this.bytes = bytes;
    this.position = position;
    this.texts = texts;
  }

  /** Where the next value begins. */
  public int position() {
    return position;
  }

  /** Goes to where a value begins. */
  public void position(int next) {
    position = next;
  }

  /** Whether a text that {@link BinaryWriter#once} wrote is this one; it is passed over. */
  public boolean isOnce(byte[] utf8) {
    int length = intCount();
    int from = position;
    position += length;
    return length == utf8.length && Arrays.equals(bytes, from, position, utf8, 0, length);
  }

  /**
   * Reads the version that a form begins with.
   *
   * @throws IllegalStateException where it is another one: the state was written by another version
   *     of the program
   */
  public BinaryReader expectVersion(int expected) {
    long found = count();
    if (found != expected) {
      throw new IllegalStateException(
          "a row has form %s, this program reads form %s: it was written by another version"
              .formatted(found, expected));
    }
    return this;
  }

  public long count() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[position++];
      value |= (long) (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  public int intCount() {
    return Math.toIntExact(count());
  }

  public long number() {
    long zigzag = count();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  /** A number that {@link BinaryWriter#whole} wrote. */
  public BigInteger whole() {
    int length = intCount();
    position += length;
    return new BigInteger(bytes, position - length, length);
  }

  public boolean flag() {
    return bytes[position++] != 0;
  }

  public String text() {
    int known = intCount();
    if (known > 0) {
      return texts.get(known - 1);
    }
    var text = utf8(intCount());
    texts.add(text);
    return text;
  }

  /** A text that {@link BinaryWriter#once} wrote. */
  public String once() {
    return utf8(intCount());
  }

  /** Passes over a text that {@link BinaryWriter#once} wrote. */
  public void skipOnce() {
    int length = intCount();
    position += length;
  }

  /** A constant that {@link BinaryWriter#constant} wrote. */
  public <E extends Enum<E>> E constant(Class<E> type) {
    return type.cast(CONSTANTS.get(type)[intCount()]);
  }

  public Optional<String> optionalText() {
    return flag() ? Optional.of(text()) : Optional.empty();
  }

  private String utf8(int length) {
    var text = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }
}
