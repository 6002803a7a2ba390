package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.ingest.gateway.DryRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every built-in source has examples: {@code sources/NAME/CASE.json} (or .xml, .form) is a body
 * that its vendor could send, {@code CASE.expected.json} the outcome of each of its items.
 */
class BuiltInSourcesTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/sources");
  private static final String EXPECTED = ".expected.json";

  @TestFactory
  Stream<DynamicTest> everyExampleBecomesWhatItIsSaidToBecome() {
    return BuiltInSources.names().stream()
        .flatMap(name -> examples(name).stream().map(example -> test(name, example)));
  }

  private static DynamicTest test(String name, Path example) {
    return DynamicTest.dynamicTest(
        name + "/" + example.getFileName(),
        () -> {
          var outcome =
              Payloads.outcome(DryRun.of(Payloads.switchedOn(name), Payloads.read(example)));
          var expected = example.resolveSibling(stem(example) + EXPECTED);
          assertThat(outcome.toPrettyString())
              .isEqualTo(Payloads.JSON.readTree(Files.readAllBytes(expected)).toPrettyString());
        });
  }

  @Test
  void noSourceIsBuiltInWithoutThreeExamples() {
    for (var name : BuiltInSources.names()) {
      assertThat(examples(name)).as(name).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void theListOfSourcesIsThatOfTheFolders() throws IOException {
    var folder = Path.of("src/main/resources/io/funnelstreams/ingest/source/builtin");
    try (var children = Files.list(folder)) {
      var folders = children.filter(Files::isDirectory).map(f -> f.getFileName().toString());
      assertThat(folders.sorted().toList()).isEqualTo(BuiltInSources.names());
    }
  }

  private static List<Path> examples(String name) {
    try (var files = Files.list(EXAMPLES.resolve(name))) {
      return files.filter(file -> !file.toString().endsWith(EXPECTED)).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError("the built-in source " + name + " has no examples", e);
    }
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
  }
}
