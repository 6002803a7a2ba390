package io.funnelstreams.schemas.avro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks without a registry the compatibility that registries enforce: BACKWARD_TRANSITIVE. Every
 * form that a schema has had, without its documentation, is kept as a line of {@code
 * form/NAME.jsonl}.
 */
class SchemaFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path KEPT = Path.of("src/test/resources/form");

  static List<Path> files() throws IOException {
    return SchemaFileTest.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void recordsOfEveryFormThatASchemaHasHadAreStillRead(Path file) throws IOException {
    var reader = new Schema.Parser().parse(Files.readString(file));
    for (var form : forms(file)) {
      var writer = new Schema.Parser().parse(form);

      var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);

      assertThat(result.getResult().getIncompatibilities())
          .extracting(Incompatibility::getType, Incompatibility::getMessage)
          .as("where it was written as %s", form)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void theFormOfTodayIsKeptForThoseWhoChangeIt(Path file) throws IOException {
    var today = withoutDocumentation(JSON.readTree(Files.readString(file)));

    var forms = forms(file);

    assertThat(JSON.readTree(forms.get(forms.size() - 1)))
        .as("append to %s, and leave the lines before:%n%s", kept(file), today)
        .isEqualTo(today);
  }

  private static List<String> forms(Path file) throws IOException {
    return Files.readAllLines(kept(file));
  }

  private static Path kept(Path file) {
    return KEPT.resolve(file.getFileName().toString().replace(".avsc", ".jsonl"));
  }

  private static JsonNode withoutDocumentation(JsonNode node) {
    if (node instanceof ObjectNode fields) {
      fields.remove("doc");
    }
    for (var part : node) {
      var unused = withoutDocumentation(part);
    }
    return node;
  }
}
