package io.funnelstreams.bench.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.funnelstreams.schemas.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** AsyncAPI's own parser reads the document, and the Avro schemas in it. */
class AsyncApiIT {
  private static JsonNode answer;

  @BeforeAll
  static void validate() throws IOException, InterruptedException {
    var script = NodeScript.install(Path.of("src", "test", "asyncapi", "validate.mjs"));
    var document = Files.readString(Path.of("../docs/asyncapi.yaml"));
    answer =
        script.run(
            Map.of(
                "document",
                document,
                "broken schema",
                document.replace("type: record", "type: recrod"),
                "broken reference",
                document.replace("$ref: '#/components/messages/Kpi'", "$ref: '#/missing'")));
  }

  @Test
  void documentIsValidAndNamesEveryTopic() {
    assertThat(texts("document", "problems")).isEmpty();
    assertThat(texts("document", "addresses"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Topic.values()).map(Topic::topicName).toList());
  }

  @Test
  void validatorFindsBrokenDocuments() {
    assertThat(texts("broken schema", "problems")).isNotEmpty();
    assertThat(texts("broken reference", "problems")).isNotEmpty();
  }

  private static List<String> texts(String document, String field) {
    return StreamSupport.stream(answer.get(document).get(field).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
