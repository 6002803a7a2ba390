package io.funnelstreams.serve.read;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Parts of keys whose order as bytes is that of the values they encode. */
final class StoreText {
  private static final byte ESCAPED = -1;

  private StoreText() {}

  /** A text with an end that no text has within it. */
  static byte[] bytes(String text) {
    var out = new ByteArrayOutputStream(text.length() + 2);
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      out.write(each);
      if (each == 0) {
        out.write(ESCAPED);
      }
    }
    out.write(0);
    out.write(0);
    return out.toByteArray();
  }

  /** The text that begins at a place. */
  static String text(ByteBuffer key) {
    var out = new ByteArrayOutputStream();
    while (true) {
      byte each = key.get();
      if (each != 0) {
        out.write(each);
      } else if (key.get() == ESCAPED) {
        out.write(0);
      } else {
        return out.toString(StandardCharsets.UTF_8);
      }
    }
  }

  /** A number; negative ones come first. */
  static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number ^ Long.MIN_VALUE).array();
  }

  /** The number that begins at a place. */
  static long number(ByteBuffer key) {
    return key.getLong() ^ Long.MIN_VALUE;
  }

  /** Parts one behind the other. */
  static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** Whether a key begins with a prefix. */
  static boolean begins(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  /**
   * Behind every key that begins like this: no text has this byte, nor does a part begin with it.
   */
  static byte[] behind(byte[] prefix) {
    var bytes = Arrays.copyOf(prefix, prefix.length + 1);
    bytes[prefix.length] = ESCAPED;
    return bytes;
  }
}
