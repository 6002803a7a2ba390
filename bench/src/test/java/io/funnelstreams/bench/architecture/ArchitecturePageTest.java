package io.funnelstreams.bench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables and the drawing of {@code docs/architecture.md} are those of the code. */
class ArchitecturePageTest {
  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final Path TOPOLOGY =
      Path.of("../streams/src/test/resources/io/funnelstreams/streams/topology.txt");
  private static final List<String> MODULES =
      List.of("core", "schemas", "http", "ingest", "streams", "serve", "app", "bench");

  @Test
  void drawsTheTopologyAndListsTheModulesAsTheyAre() throws IOException {
    var page = Files.readString(PAGE);
    var now = page;
    now = withPart(now, "topology", drawing());
    now = withPart(now, "modules", modules());
    now = withPart(now, "packages", packages());
    var printed = Path.of("target/architecture.md");
    Files.createDirectories(printed.getParent());
    Files.writeString(printed, now);
    assertThat(page).as("docs/architecture.md; as it should be: bench/%s", printed).isEqualTo(now);
  }

  @Test
  void namesEveryModuleThatIsBuilt() throws IOException {
    var built =
        Pattern.compile("<module>(.*)</module>").matcher(Files.readString(Path.of("../pom.xml")));
    assertThat(built.results().map(module -> module.group(1))).hasSameElementsAs(MODULES);
  }

  private static String withPart(String page, String name, String content) {
    var part =
        Pattern.compile("(<!-- %s -->\n).*?(<!-- /%s -->)".formatted(name, name), Pattern.DOTALL);
    var found = part.matcher(page);
    assertThat(found.find()).as("the page has a place for %s", name).isTrue();
    return page.substring(0, found.end(1)) + content + page.substring(found.start(2));
  }

  private static String drawing() throws IOException {
    var graph = TopologyGraph.parse(Files.readString(TOPOLOGY));
    return "```mermaid\nflowchart LR\n" + graph.mermaid() + "```\n";
  }

  private static String modules() {
    var lines = new ArrayList<String>();
    var imported = MODULES.subList(0, MODULES.size() - 1);
    lines.add("| may import | %s |".formatted(String.join(" | ", imported)));
    lines.add("|" + "---|".repeat(MODULES.size()));
    for (var module : MODULES) {
      var allowed = Product.MAY_IMPORT.get(module);
      lines.add(
          imported.stream()
              .map(other -> allowed.contains(other) ? "✓" : "")
              .collect(Collectors.joining(" | ", "| **" + module + "** | ", " |")));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String packages() throws IOException {
    var lines = new ArrayList<>(List.of("| package | is |", "|---|---|"));
    for (var name : Product.CORE_ORDER) {
      lines.add("| `%s` | %s |".formatted(name, purpose(name)));
    }
    return String.join("\n", lines) + "\n";
  }

  /** The first sentence of the package's Javadoc. */
  private static String purpose(String name) throws IOException {
    var source =
        Files.readString(
            Path.of("../core/src/main/java/io/funnelstreams/core", name, "package-info.java"));
    var text =
        source
            .substring(source.indexOf("/**") + 3, source.indexOf("*/"))
            .replaceAll("(?m)^ \\*", " ")
            .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
            .replaceAll("\\s+", " ")
            .strip();
    int end = text.indexOf(". ");
    var sentence = end < 0 ? text.replaceAll("\\.$", "") : text.substring(0, end);
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
