package io.funnelstreams.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.apache.avro.Schema;

/**
 * The one form in which a schema is registered: Avro's own rendering, without the {@code
 * avro.java.string} that Java's generated classes carry. It is the text of the {@code .avsc} file
 * without white space, so a client in any language that registers the file gets the same id.
 */
public final class CanonicalSchema {
  private static final String JAVA_STRING = "avro.java.string";
  private static final ObjectMapper JSON = new ObjectMapper();

  private CanonicalSchema() {}

  /** The canonical text of a schema. */
  public static String text(Schema schema) {
    try {
      var stripped = stripped(JSON.readTree(schema.toString()));
      return new Schema.Parser().parse(stripped.toString()).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro rendered a schema that is not JSON", e);
    }
  }

  private static JsonNode stripped(JsonNode node) {
    if (node instanceof ArrayNode array) {
      var copy = JSON.createArrayNode();
      array.forEach(element -> copy.add(stripped(element)));
      return copy;
    }
    return node instanceof ObjectNode object ? stripped(object) : node;
  }

  private static JsonNode stripped(ObjectNode object) {
    var copy = JSON.createObjectNode();
    object
        .properties()
        .forEach(
            entry -> {
              // A default is data: whatever it says, it is no annotation of a schema.
              boolean data = entry.getKey().equals("default");
              copy.set(entry.getKey(), data ? entry.getValue() : stripped(entry.getValue()));
            });
    boolean annotated = copy.remove(JAVA_STRING) != null;
    return annotated && copy.size() == 1 ? TextNode.valueOf(copy.get("type").asText()) : copy;
  }
}
