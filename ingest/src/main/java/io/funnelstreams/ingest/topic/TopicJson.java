package io.funnelstreams.ingest.topic;

import io.funnelstreams.ingest.source.JsonBody;
import io.funnelstreams.ingest.source.UnreadableBody;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON, with or without the five bytes that a schema registry's serializer writes before it. */
final class TopicJson implements DocumentReading {
  private static final int HEAD = 5;

  @Override
  public Object value(String topic, byte[] bytes) throws UnreadableBody {
    return JsonBody.read(withoutHead(bytes));
  }

  /** No JSON begins with a zero. */
  private static byte[] withoutHead(byte[] bytes) {
    return bytes.length > HEAD && bytes[0] == 0
        ? Arrays.copyOfRange(bytes, HEAD, bytes.length)
        : bytes;
  }

  @Override
  public Object key(String topic, byte[] bytes) {
    return keyOf(withoutHead(bytes));
  }

  /** A number stays a text: {@code 007} and {@code 1e5} are names as a rule. */
  static Object keyOf(byte[] bytes) {
    boolean structured = bytes.length > 0 && "{[\"".indexOf(bytes[0]) >= 0;
    try {
      return structured ? JsonBody.read(bytes) : text(bytes);
    } catch (UnreadableBody e) {
      return text(bytes);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public String mediaType() {
    return "application/json";
  }
}
