package io.funnelstreams.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineEndTest {
  private static final List<String> WANTED = List.of("id", "name");
  private static final String NEXT_LINE = "\u0085";
  private static final String LINE_SEPARATOR = "\u2028";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\r\r\n", NEXT_LINE, LINE_SEPARATOR, "\u2029"})
  void readsEveryRowWhateverEndsLines(String end) throws IOException {
    var text = "id,name\n1,Ann\n2,Bo".replace("\n", end);

    assertThat(csv(text)).containsExactly("2:1|Ann", "3:2|Bo");
    assertThat(csv(text + end)).containsExactly("2:1|Ann", "3:2|Bo");
    assertThat(rows(gzipped(text + end), FileFormat.CSV)).containsExactly("2:1|Ann", "3:2|Bo");
    assertThat(rows(utf16(text), FileFormat.CSV)).containsExactly("2:1|Ann", "3:2|Bo");
  }

  @Test
  void readsEveryRowOfAFileThatMixesLineEnds() throws IOException {
    assertThat(csv("id,name\r1,Ann\n2,Bo\r\n3,Cy\r4,Di\r\n5,Ed"))
        .containsExactly("2:1|Ann", "3:2|Bo", "4:3|Cy", "5:4|Di", "6:5|Ed");
  }

  @Test
  void countsBlankLinesBetweenRows() throws IOException {
    assertThat(csv("\r\n\nid,name\r\r1,Ann\n\n\n2,Bo\n,\n3,Cy"))
        .containsExactly("5:1|Ann", "8:2|Bo", "10:3|Cy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void keepsLineBreaksOfQuotedValues(String end) throws IOException {
    assertThat(csv("id,name\n1,\"Ann\nLee\"\n2,Bo\n".replace("\n", end)))
        .containsExactly("2:1|Ann\nLee", "4:2|Bo");
  }

  @Test
  void namesWhatALineBreakWithinARowLeaves() throws IOException {
    assertThat(csv("id,name,x\n1,Ann\rLee,5\n2,Bo,6\n"))
        .containsExactly("2:broken", "3:broken", "4:2|Bo|6");
    assertThat(csv("id,name\n1,Ann" + NEXT_LINE + "2,Bo\n3,Cy\n"))
        .containsExactly("2:broken", "3:3|Cy");
  }

  @Test
  void namesASeparatorOfLinesInAFileOfOneColumn() throws IOException {
    var file = Files.writeString(folder.resolve("one.csv"), "id\n1" + LINE_SEPARATOR + "2\n3\n");

    assertThat(rows(file, FileFormat.CSV, List.of("id"))).containsExactly("2:broken", "3:3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;", "SEP=;", "\"sep=;\"", "sep=;\r"})
  void takesTheDelimiterThatTheFirstLineSays(String line) throws IOException {
    var text = line.endsWith("\r") ? "sep=;\rid;name,x\r1;Ann\r" : line + "\nid;name,x\n1;Ann\n";
    var file = Files.writeString(folder.resolve("sep.csv"), text);

    assertThat(rows(file, FileFormat.CSV, List.of("id"))).containsExactly("3:1|Ann");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void recognisesWideEncodings(String name) throws IOException {
    var text = "id,name\n1,Zo\u00eb\n";
    var encoding = Charset.forName(name);
    var marked = Files.write(folder.resolve("m.csv"), ("\ufeff" + text).getBytes(encoding));
    assertThat(rows(marked, FileFormat.CSV)).containsExactly("2:1|Zo\u00eb");

    if (name.startsWith("UTF-16")) {
      var plain = Files.write(folder.resolve("p.csv"), text.getBytes(encoding));
      assertThat(rows(plain, FileFormat.CSV)).containsExactly("2:1|Zo\u00eb");
    }
  }

  @Test
  void refusesDamagedUtf16() throws IOException {
    var bytes = ("\ufeff" + "id,name\n1,Ann\n").getBytes(StandardCharsets.UTF_16LE);
    var file = Files.write(folder.resolve("d.csv"), Arrays.copyOf(bytes, bytes.length - 1));

    assertThatThrownBy(() -> rows(file, FileFormat.CSV))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining("UTF-16LE");
  }

  @Test
  void passesOverInvisibleSignsAroundHeaderCells() throws IOException {
    assertThat(csv("\ufeff\ufeffid,\u00a0name\u200b\n1,Ann\n")).containsExactly("2:1|Ann");
    assertThatThrownBy(() -> csv("id,name,name\u200b\n1,Ann,Bo\n"))
        .hasMessageContaining("'name' more than once");
  }

  @Test
  void namesRowsWithNulCharacters() throws IOException {
    assertThat(csv("id,name\n1,A\u0000nn\n2,Bo\n\u0000\u0000\n"))
        .containsExactly("2:broken", "3:2|Bo", "4:broken");
  }

  @Test
  void refusesAFileThatIsNotEmptyAndHasNoRows() {
    assertThatThrownBy(() -> csv("id,name\n"))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining("8 bytes, but no rows");
    assertThatThrownBy(() -> csv("\n \n")).isInstanceOf(FileProblem.class);
    assertThatThrownBy(() -> jsonl(" \n\n")).hasMessageContaining("no rows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", NEXT_LINE})
  void readsEveryObjectOfJsonLines(String end) throws IOException {
    assertThat(jsonl("{\"id\":1}\n\n{\"id\":2}".replace("\n", end)))
        .containsExactly("1:id=1", "3:id=2");
  }

  @Test
  void namesObjectsThatStandOnOneLine() throws IOException {
    assertThat(jsonl("{\"id\":1}{\"id\":2}\n{\"id\":3}\n")).containsExactly("1:broken", "2:id=3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":1},{\"id\":2}]",
        "[\n{\"id\":1}]",
        "{\n  \"id\": 1\n}\n",
        "\n [ {\"id\":1} ]\n"
      })
  void refusesJsonThatIsNotOneObjectALine(String text) {
    assertThatThrownBy(() -> jsonl(text))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining("not one object a line")
        .hasMessageContaining("jq -c");
  }

  private List<String> csv(String text) throws IOException {
    return rows(Files.writeString(folder.resolve("f.csv"), text), FileFormat.CSV);
  }

  private List<String> jsonl(String text) throws IOException {
    return rows(Files.writeString(folder.resolve("f.jsonl"), text), FileFormat.JSONL);
  }

  private Path gzipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Files.write(folder.resolve("f.csv.gz"), bytes.toByteArray());
  }

  private Path utf16(String text) throws IOException {
    var bytes = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
    return Files.write(folder.resolve("f16.csv"), bytes);
  }

  private static List<String> rows(Path file, FileFormat format) {
    return rows(file, format, WANTED);
  }

  private static List<String> rows(Path file, FileFormat format, List<String> wanted) {
    var rows = new ArrayList<String>();
    try (var open = RowFile.open(file, format, wanted)) {
      open.requireRows();
      for (var read = open.next(); read.isPresent(); read = open.next()) {
        var values = read.get() instanceof Row row ? String.join("|", row.values()) : "broken";
        rows.add(read.get().line() + ":" + values);
      }
    }
    return rows;
  }
}
