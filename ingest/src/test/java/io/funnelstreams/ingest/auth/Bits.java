package io.funnelstreams.ingest.auth;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Visits every variant of an input with one flipped bit. */
final class Bits {
  private Bits() {}

  /** Flips every bit of every byte from one position to another, both counted from 0. */
  static void flip(byte[] bytes, int from, int to, Consumer<byte[]> use) {
    for (int bit = from * 8; bit < to * 8; bit++) {
      var changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      use.accept(changed);
    }
  }

  /** Flips every bit of a text whose characters are one byte each. */
  static void flip(String text, int from, Consumer<String> use) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    flip(
        bytes,
        from,
        bytes.length,
        changed -> use.accept(new String(changed, StandardCharsets.ISO_8859_1)));
  }
}
