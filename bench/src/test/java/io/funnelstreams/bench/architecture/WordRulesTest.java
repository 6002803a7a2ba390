package io.funnelstreams.bench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code and pages keep to the field's words: a reader needs no dictionary of ours. */
class WordRulesTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  /**
   * Words of an earlier dialect. A fact is observed, a row published, a receiver notified, a
   * mistake reported.
   */
  private static final Pattern DIALECT =
      Pattern.compile("(?i)\\b(told|tells?|telling|untold|retell(ing)?|retold)\\b");

  /**
   * Records of decisions and the changelog say what was written then; this class names the words.
   */
  private static final List<String> EXCEPT =
      List.of("docs/decisions/", "CHANGELOG.md", "WordRulesTest.java");

  @Test
  void codeAndPagesKeepToTheFieldsWords() throws IOException {
    try (Stream<Path> files = Files.walk(REPOSITORY)) {
      assertThat(files.filter(WordRulesTest::isOurs).flatMap(WordRulesTest::found)).isEmpty();
    }
  }

  private static boolean isOurs(Path file) {
    var name = REPOSITORY.relativize(file).toString();
    return Files.isRegularFile(file)
        && !name.contains("target/")
        && (name.endsWith(".java") || name.endsWith(".md") || name.endsWith(".avsc"))
        && EXCEPT.stream().noneMatch(name::contains);
  }

  private static Stream<String> found(Path file) {
    try {
      var lines = Files.readAllLines(file);
      return IntStream.range(0, lines.size())
          .filter(i -> DIALECT.matcher(lines.get(i)).find())
          .mapToObj(i -> REPOSITORY.relativize(file) + ":" + (i + 1) + " " + lines.get(i).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
