package io.funnelstreams.schemas.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.topic.TopicSetup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The topics as an AsyncAPI 3 document, in YAML. */
public final class AsyncApiDocument {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BINDINGS = "0.5.0";
  private static final String AVRO = "application/vnd.apache.avro;version=1.9.0";
  private static final int WIDTH = 120;

  private static final String DESCRIPTION =
      """
      The topics of FunnelStreams. Values are Avro in the registry's wire format: a byte 0, four \
      bytes of schema id, Avro binary; schemas evolve BACKWARD_TRANSITIVE. Read committed records \
      (isolation.level=read_committed). On compacted topics the last record of a key is the truth, \
      and a record without a value takes the key away. While a definition rolls out, topics hold \
      rows of two definitions: docs/topics.md says what a reader does.
      """;

  private AsyncApiDocument() {}

  /** The document. */
  public static String yaml() {
    var channels = new LinkedHashMap<String, Object>();
    var operations = new LinkedHashMap<String, Object>();
    var messages = new LinkedHashMap<String, Object>();
    for (var topic : Topic.values()) {
      channels.put(id(topic), channel(topic));
      operations.put("publish" + capital(id(topic)), operation(topic));
      messages.put(message(topic), messageOf(topic));
    }
    var document = new LinkedHashMap<String, Object>();
    document.put("asyncapi", "3.0.0");
    document.put("info", info());
    document.put("defaultContentType", "application/vnd.apache.avro");
    document.put("servers", Map.of("embedded", server()));
    document.put("channels", channels);
    document.put("operations", operations);
    document.put("components", Map.of("messages", messages));
    var settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(WIDTH).build();
    return new Dump(settings).dumpToString(document);
  }

  private static Map<String, Object> info() {
    return ordered(
        "title",
        "FunnelStreams",
        "version",
        "1.0.0",
        "description",
        DESCRIPTION.strip(),
        "license",
        ordered("name", "Apache 2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0"));
  }

  private static Map<String, Object> server() {
    return ordered(
        "host",
        "localhost:9092",
        "protocol",
        "kafka",
        "description",
        "The broker of 'funnel up'. On a cluster of yours: its bootstrap servers.");
  }

  private static Map<String, Object> channel(Topic topic) {
    return ordered(
        "address",
        topic.topicName(),
        "description",
        "%s: %s A record without a value: %s"
            .formatted(
                TopicPurpose.of(topic).title(),
                TopicsPage.description(topic),
                TopicPurpose.tombstone(topic)),
        "messages",
        Map.of(message(topic), Map.of("$ref", "#/components/messages/" + message(topic))),
        "bindings",
        Map.of(
            "kafka", ordered("topicConfiguration", retention(topic), "bindingVersion", BINDINGS)));
  }

  private static Map<String, Object> retention(Topic topic) {
    var settings = new LinkedHashMap<String, Object>();
    TopicSetup.retention(topic)
        .forEach(
            (name, value) -> {
              if (name.equals("cleanup.policy")) {
                settings.put(name, List.of(value));
              } else {
                settings.put(name, Long.parseLong(value));
              }
            });
    return settings;
  }

  private static Map<String, Object> operation(Topic topic) {
    var channel = "#/channels/" + id(topic);
    return ordered(
        "action",
        "send",
        "channel",
        Map.of("$ref", channel),
        "messages",
        List.of(Map.of("$ref", channel + "/messages/" + message(topic))));
  }

  private static Map<String, Object> messageOf(Topic topic) {
    var key =
        ordered(
            "type",
            "string",
            "description",
            topic.key().meaning() + ": " + topic.key().form(),
            "examples",
            List.of(topic.key().example()));
    var binding = ordered("key", key);
    var message = ordered("name", message(topic), "summary", TopicsPage.description(topic));
    topic
        .valueSchema()
        .ifPresentOrElse(
            schema -> {
              binding.put("schemaIdLocation", "payload");
              binding.put("schemaIdPayloadEncoding", "confluent");
              binding.put("schemaLookupStrategy", "TopicNameStrategy");
              message.put("contentType", "application/vnd.apache.avro");
              message.put("payload", ordered("schemaFormat", AVRO, "schema", json(schema)));
            },
            () -> message.put("contentType", "application/octet-stream"));
    binding.put("bindingVersion", BINDINGS);
    message.put("bindings", Map.of("kafka", binding));
    return message;
  }

  private static Map<String, Object> json(Schema schema) {
    try {
      return JSON.readValue(
          schema.toString(), new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema is JSON", e);
    }
  }

  /** The topic's name without the common prefix and suffix. */
  private static String id(Topic topic) {
    return topic.name().toLowerCase(Locale.ROOT);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String message(Topic topic) {
    return topic.valueSchema().map(Schema::getName).orElse("BinaryMergeTransfer");
  }

  /** A map with a fixed order: the order of a Map.of differs from one process to the next. */
  private static Map<String, Object> ordered(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
