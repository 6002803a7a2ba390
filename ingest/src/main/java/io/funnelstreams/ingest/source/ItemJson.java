package io.funnelstreams.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** Items as JSON, to be kept and shown. */
final class ItemJson {
  private static final JsonMapper WRITER = JsonMapper.builder().build();

  private ItemJson() {}

  /** One line of JSON; its plain text where an expression made a value that JSON cannot express. */
  static String text(Object item) {
    try {
      return WRITER.writeValueAsString(item);
    } catch (JsonProcessingException e) {
      return String.valueOf(item);
    }
  }

  static byte[] bytes(Object item) {
    return text(item).getBytes(StandardCharsets.UTF_8);
  }
}
