package io.funnelstreams.ingest.auth;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Walks over everything that one bit makes of something. */
final class Bits {
  private Bits() {}

  /** Every bit of every byte from one place to another, both counted from 0. */
  static void flip(byte[] bytes, int from, int to, Consumer<byte[]> use) {
    for (int bit = from * 8; bit < to * 8; bit++) {
      var changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      use.accept(changed);
    }
  }

  /** Every bit of a text of which each character is one byte. */
  static void flip(String text, int from, Consumer<String> use) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    flip(
        bytes,
        from,
        bytes.length,
        changed -> use.accept(new String(changed, StandardCharsets.ISO_8859_1)));
  }
}
