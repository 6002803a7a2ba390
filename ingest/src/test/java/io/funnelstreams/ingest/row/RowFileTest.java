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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFileTest {
  private static final List<String> WANTED = List.of("id", "name");

  @TempDir Path folder;

  @Test
  void byteOrderMarkCrlfAndQuotedNewlinesLeaveValuesAndLineNumbersRight() throws IOException {
    var file = file("\uFEFFid,name\r\n1,\"Ann\r\nLee\"\r\n2,Bo\r\n");

    assertThat(rows(file, FileFormat.CSV)).containsExactly("2:1|Ann\nLee", "4:2|Bo");
  }

  @Test
  void semicolonsTabsAndPipesAreFoundOut() throws IOException {
    for (var delimiter : List.of(";", "\t", "|", ",")) {
      var file = file("id,name,x\n1,Ann,\n".replace(",", delimiter));
      assertThat(rows(file, FileFormat.CSV)).containsExactly("2:1|Ann|");
    }
  }

  @Test
  void aDelimiterInsideOtherValuesDoesNotMisleadTheSearch() throws IOException {
    var file = file("id;name;a,b,c,d,e,f\n1;Ann;x\n");

    assertThat(rows(file, FileFormat.CSV)).containsExactly("2:1|Ann|x");
  }

  @Test
  void gzipIsRecognisedByContentWhateverTheNameIs() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write("id,name\n1,Ann\n".getBytes(StandardCharsets.UTF_8));
    }
    var file = Files.write(folder.resolve("leads.csv"), bytes.toByteArray());

    assertThat(rows(file, FileFormat.CSV)).containsExactly("2:1|Ann");
  }

  @Test
  void aFileWithoutHeaderTakesItsColumnsFromTheMapping() throws IOException {
    var format = csv(Optional.of(List.of("id", "name")), StandardCharsets.UTF_8);

    assertThat(rows(file("1;Ann\n2;Bo"), format)).containsExactly("1:1|Ann", "2:2|Bo");
  }

  @Test
  void declaredEncodingsAndUtf16OfExcelAreRead() throws IOException {
    var windows = Charset.forName("windows-1252");
    var ansi = Files.write(folder.resolve("a.csv"), "id,name\n1,Zoë\n".getBytes(windows));
    var utf16 =
        Files.write(
            folder.resolve("b.csv"),
            "\uFEFFid\tname\n1\tZoë\n".getBytes(StandardCharsets.UTF_16LE));

    assertThat(rows(ansi, csv(Optional.empty(), windows))).containsExactly("2:1|Zoë");
    assertThat(rows(utf16, FileFormat.CSV)).containsExactly("2:1|Zoë");
  }

  @Test
  void malformedUtf8SpoilsOnlyItsRowAndSaysWhatToTry() throws IOException {
    var bytes = "id,name\n1,Zo\u00eb\n2,Bo\n".getBytes(StandardCharsets.ISO_8859_1);
    var file = Files.write(folder.resolve("a.csv"), bytes);

    assertThat(rows(file, FileFormat.CSV))
        .satisfiesExactly(
            broken -> assertThat(broken).startsWith("2!").contains("UTF-8", "windows-1252"),
            row -> assertThat(row).isEqualTo("3:2|Bo"));
  }

  @Test
  void aQuoteThatIsNeverClosedSpoilsOnlyItsRow() throws IOException {
    var file = file("id,name\n1,\"Ann\n2,Bo\n3,\"Cy\"\n4,\"D\nE\"\n");

    assertThat(rows(file, FileFormat.CSV))
        .satisfiesExactly(
            broken -> assertThat(broken).startsWith("2!").contains("quote"),
            row -> assertThat(row).isEqualTo("3:2|Bo"),
            row -> assertThat(row).isEqualTo("4:3|Cy"),
            row -> assertThat(row).isEqualTo("5:4|D\nE"));
  }

  @Test
  void everyTenthRowBrokenLeavesTheOthersWhole() throws IOException {
    var text =
        IntStream.range(0, 1000)
            .mapToObj(i -> i % 10 == 3 ? (i % 20 == 3 ? "\"" + i : i + ",a,b,c") : i + ",n" + i)
            .collect(Collectors.joining("\n", "id,name\n", "\n"));

    var rows = rows(file(text), FileFormat.CSV);

    assertThat(rows).hasSize(1000);
    assertThat(rows.stream().filter(row -> row.contains("!"))).hasSize(100);
    assertThat(rows.get(999)).isEqualTo("1001:999|n999");
  }

  @Test
  void tooManyValuesAreNotDroppedSilently() throws IOException {
    assertThat(rows(file("id,name\n1,Lee, Ann\n"), FileFormat.CSV))
        .singleElement()
        .asString()
        .contains("3 values", "2 columns", "must be quoted");
  }

  @Test
  void jsonLinesReachIntoNestedObjectsAndSpoilOnlyTheBrokenLine() throws IOException {
    var file =
        file("{\"id\":1,\"p\":{\"name\":\"Ann\"},\"amount\":12.50}\n\n{\"id\":2\n[3]\n{\"id\":4}");
    try (var rows = RowFile.open(file, FileFormat.JSONL, List.of("id", "p.name"))) {
      var first = (JsonRow) rows.next().orElseThrow();
      assertThat(first.text(rows.layout().find("p.name").orElseThrow())).isEqualTo("Ann");
      assertThat(first.text(rows.layout().find("amount").orElseThrow())).isEqualTo("12.50");
      assertThat(rows.next().orElseThrow()).isInstanceOf(BrokenRow.class);
      assertThat(rows.next().orElseThrow())
          .isInstanceOfSatisfying(
              BrokenRow.class, row -> assertThat(row.explanation()).contains("object"));
      assertThat(rows.next().orElseThrow()).isInstanceOf(JsonRow.class);
      assertThat(rows.next()).isEmpty();
    }
  }

  @Test
  void aMissingColumnIsNamedWithTheColumnsThereAreAndWhatWasMeant() throws IOException {
    var file = file("Id,name,region\n1,Ann,EU\n");

    assertThatThrownBy(() -> RowFile.open(file, FileFormat.CSV, List.of("id", "nmae")))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("'id' (did you mean 'Id'?)")
        .hasMessageContaining("'nmae' (did you mean 'name'?)")
        .hasMessageContaining("'Id', 'name', 'region'");
  }

  @Test
  void aWrongDelimiterIsRecognised() throws IOException {
    var file = file("id;name\n1;Ann\n");
    var commas =
        new FileFormat(
            FileFormat.Kind.CSV, Optional.of(','), Optional.empty(), StandardCharsets.UTF_8, 0);

    assertThatThrownBy(() -> RowFile.open(file, commas, WANTED))
        .hasMessageContaining("one column found, 'id;name'; is the delimiter ';'?");
  }

  @Test
  void whatIsNoTextFileGetsOneClearMessage() throws IOException {
    var empty = file("");
    var workbook = Files.write(folder.resolve("a.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0});

    assertThatThrownBy(() -> RowFile.open(folder, FileFormat.CSV, WANTED))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining("folder");
    assertThatThrownBy(() -> RowFile.open(folder.resolve("no.csv"), FileFormat.CSV, WANTED))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> RowFile.open(empty, FileFormat.CSV, WANTED))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> RowFile.open(workbook, FileFormat.CSV, WANTED))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining("save the sheet as CSV");
  }

  @Test
  void aRepeatedColumnIsAProblemOnlyWhereItIsUsed() throws IOException {
    assertThatThrownBy(() -> RowFile.open(file("id,name,id\n"), FileFormat.CSV, WANTED))
        .hasMessageContaining("'id' more than once");
    assertThat(rows(file("id,name,x,x\n1,Ann,,\n"), FileFormat.CSV)).hasSize(1);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "rows", ".csv"), text);
  }

  private static FileFormat csv(Optional<List<String>> columns, Charset encoding) {
    return new FileFormat(FileFormat.Kind.CSV, Optional.empty(), columns, encoding, 0);
  }

  /** Every row as {@code line:value|value}, or {@code line!explanation} where it is broken. */
  private static List<String> rows(Path file, FileFormat format) {
    var rows = new ArrayList<String>();
    try (var opened = RowFile.open(file, format, WANTED)) {
      for (var row = opened.next(); row.isPresent(); row = opened.next()) {
        rows.add(
            row.get() instanceof BrokenRow broken
                ? broken.line() + "!" + broken.explanation()
                : row.get().line() + ":" + String.join("|", ((Row) row.get()).values()));
      }
    }
    return rows;
  }
}
