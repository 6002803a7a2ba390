package io.funnelstreams.bench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentLinksTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final int COLUMNS = 120;

  /** A Markdown link to a file, without its anchor; addresses of the web have a colon. */
  private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)(#[^)]*)?\\)");

  @Test
  void everyLinkOfTheDocumentsLeadsToAFile() throws IOException {
    var dead = new ArrayList<String>();
    for (var document : documents()) {
      var links = LINK.matcher(Files.readString(document));
      while (links.find()) {
        if (Files.notExists(document.resolveSibling(links.group(1)))) {
          dead.add(REPOSITORY.relativize(document) + ": " + links.group(1));
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  /** Tables and code are as wide as they are. */
  @Test
  void proseEndsAt120Columns() throws IOException {
    var wide = new ArrayList<String>();
    for (var document : documents()) {
      var lines = Files.readAllLines(document);
      boolean isCode = false;
      for (int i = 0; i < lines.size(); i++) {
        var line = lines.get(i).strip();
        isCode ^= line.startsWith("```");
        if (!isCode && !line.startsWith("|") && lines.get(i).length() > COLUMNS) {
          wide.add(REPOSITORY.relativize(document) + ":" + (i + 1));
        }
      }
    }
    assertThat(wide).isEmpty();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(REPOSITORY);
        Stream<Path> docs = Files.walk(REPOSITORY.resolve("docs"))) {
      var found = Stream.concat(top, docs).filter(path -> path.toString().endsWith(".md")).toList();
      assertThat(found).hasSizeGreaterThan(5);
      return found;
    }
  }
}
