package io.funnelstreams.ingest.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;

/**
 * Decodes an XML document by its byte order mark or its declaration. The parser would find them as
 * well; but it reports bytes in no encoding on standard error, which any sender could flood.
 */
final class XmlText {
  private static final int HEAD = 200;
  private static final String MARK = "\ufeff";

  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

  private XmlText() {}

  static String of(byte[] bytes) throws UnreadableBody {
    var charset = charset(bytes);
    try {
      var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableBody("it is not XML: it has bytes that are not in " + charset.name());
    }
  }

  private static Charset charset(byte[] bytes) throws UnreadableBody {
    var head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u00fe\u00ff") || head.startsWith("\u00ff\u00fe")) {
      return StandardCharsets.UTF_16;
    }
    var declared = DECLARED.matcher(head);
    if (!declared.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(declared.group(1));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UnreadableBody("it is not XML: its encoding is not known: " + declared.group(1));
    }
  }
}
