package io.funnelstreams.schemas.avro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.funnelstreams.schemas.registry.CanonicalSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaFileTest {
  private static final Path FOLDER = Path.of("src/main/avro");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileWithoutWhiteSpaceIsTheTextThatIsRegistered(Path file) throws Exception {
    var generated = (Schema) generatedClass(file).getMethod("getClassSchema").invoke(null);

    var minified = new ObjectMapper().readTree(Files.readString(file)).toString();

    assertThat(CanonicalSchema.text(generated)).isEqualTo(minified);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFieldAndTypeSaysWhatItIs(Path file) throws IOException {
    assertThat(undocumented(parsed(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void anEnumOfANewerWriterFallsBackToUnknown(Path file) throws IOException {
    for (var symbols : enums(parsed(file))) {
      assertThat(symbols.getEnumDefault()).as(symbols.getFullName()).isEqualTo("UNKNOWN");
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatMayBeAbsentIsAbsentByDefault(Path file) throws IOException {
    for (var field : parsed(file).getFields()) {
      if (field.schema().isNullable()) {
        assertThat(field.hasDefaultValue()).as(field.name()).isTrue();
        assertThat(field.schema().getTypes().get(0).getType()).isEqualTo(Schema.Type.NULL);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void theGeneratedClassReadsWhatTheFileDescribes(Path file) throws Exception {
    var generated = (Schema) generatedClass(file).getMethod("getClassSchema").invoke(null);

    var pair = SchemaCompatibility.checkReaderWriterCompatibility(generated, parsed(file));

    assertThat(pair.getType()).isEqualTo(SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE);
  }

  @Test
  void aTypeThatSeveralFilesRepeatIsTheSameInAll() throws IOException {
    var texts = new HashMap<String, String>();
    for (var file : files()) {
      for (var type : named(parsed(file))) {
        var text = texts.putIfAbsent(type.getFullName(), type.toString());
        assertThat(text).as("%s in %s", type.getName(), file).isIn(null, type.toString());
      }
    }
  }

  private static Schema parsed(Path file) throws IOException {
    return new Schema.Parser().parse(Files.readString(file));
  }

  private static Class<?> generatedClass(Path file) throws ClassNotFoundException {
    var name = file.getFileName().toString().replace(".avsc", "");
    return Class.forName(SchemaFileTest.class.getPackageName() + "." + name);
  }

  private static List<String> undocumented(Schema schema) {
    var missing = new ArrayList<String>();
    for (var type : named(schema)) {
      if (type.getDoc() == null) {
        missing.add(type.getFullName());
      }
      if (type.getType() == Schema.Type.RECORD) {
        type.getFields().stream()
            .filter(field -> field.doc() == null)
            .forEach(field -> missing.add(type.getName() + "." + field.name()));
      }
    }
    return missing;
  }

  private static List<Schema> enums(Schema schema) {
    return named(schema).stream().filter(s -> s.getType() == Schema.Type.ENUM).toList();
  }

  /** The records and enums of a schema, including itself. */
  private static List<Schema> named(Schema schema) {
    return switch (schema.getType()) {
      case RECORD ->
          Stream.concat(
                  Stream.of(schema),
                  schema.getFields().stream().flatMap(field -> named(field.schema()).stream()))
              .toList();
      case UNION -> schema.getTypes().stream().flatMap(part -> named(part).stream()).toList();
      case ARRAY -> named(schema.getElementType());
      case MAP -> named(schema.getValueType());
      case ENUM -> List.of(schema);
      default -> List.of();
    };
  }
}
