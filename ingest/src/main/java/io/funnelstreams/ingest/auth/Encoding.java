package io.funnelstreams.ingest.auth;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** How the bytes of a signature are written as text. */
public enum Encoding {
  HEX,
  BASE64;

  /**
   * The bytes of a text that this encoding could have written: padded, without blanks, its unused
   * bits zero, its hex digits all in one case. A more lenient decoder would accept a signature with
   * a changed bit.
   */
  Optional<byte[]> decode(String text) {
    try {
      return switch (this) {
        case HEX -> hex(text);
        case BASE64 -> base64(text);
      };
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> hex(String text) {
    boolean oneCase =
        text.equals(text.toLowerCase(Locale.ROOT)) || text.equals(text.toUpperCase(Locale.ROOT));
    return oneCase ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
  }

  private static Optional<byte[]> base64(String text) {
    var bytes = Base64.getDecoder().decode(text);
    return Optional.of(bytes).filter(b -> Base64.getEncoder().encodeToString(b).equals(text));
  }
}
