package io.funnelstreams.ingest.row;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes bytes and detects those outside the encoding. */
final class Text {
  private static final char REPLACEMENT = '\uFFFD';

  private Text() {}

  /** The text of the bytes; empty where they are not in the encoding. */
  static Optional<String> decode(Raw raw, Charset encoding) {
    var text = raw.text(encoding);
    // The file itself may hold the replacement character, so decode strictly only then.
    return text.indexOf(REPLACEMENT) < 0 ? Optional.of(text) : strictly(raw, encoding);
  }

  /** Why bytes are not in an encoding and what to do about it. */
  static String malformed(Charset encoding) {
    var hint =
        encoding.equals(StandardCharsets.UTF_8)
            ? "; if the file comes from Excel, try 'encoding: windows-1252' under 'file'"
            : "";
    return "it has characters that are not in the encoding " + encoding.name() + hint;
  }

  private static Optional<String> strictly(Raw raw, Charset encoding) {
    try {
      return Optional.of(encoding.newDecoder().decode(ByteBuffer.wrap(raw.bytes())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
