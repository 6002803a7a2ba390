package io.funnelstreams.ingest.row;

import java.nio.charset.Charset;
import java.util.Arrays;

/** Immutable bytes of an input. */
public final class Raw {
  private final byte[] bytes;

  private Raw(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of some bytes. */
  public static Raw of(byte[] bytes) {
    return new Raw(bytes.clone());
  }

  /** Wraps bytes that no other code holds, without the cost of a copy. */
  static Raw own(byte[] bytes) {
    return new Raw(bytes);
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes as text; bytes outside the encoding show as a replacement character. */
  public String text(Charset encoding) {
    return new String(bytes, encoding);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Raw raw && Arrays.equals(bytes, raw.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
