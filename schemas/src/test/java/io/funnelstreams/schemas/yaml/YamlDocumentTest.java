package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.funnelstreams.core.kpi.Direction;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentTest {
  @Test
  void valuesHaveTheTypesTheyAreAskedFor() {
    assertThat(value("' 12 '", YamlValue::text)).isEqualTo("12");
    assertThat(value("007", YamlValue::text)).as("as written").isEqualTo("007");
    assertThat(value("true", YamlValue::text)).isEqualTo("true");
    assertThat(value("12.50", YamlValue::number)).isEqualByComparingTo("12.5");
    assertThat(value("12", YamlValue::wholeNumber)).isEqualTo(12);
    assertThat(value("12.5%", YamlValue::fraction)).isEqualByComparingTo("0.125");
    assertThat(value("2026-02-28", YamlValue::date)).isEqualTo(LocalDate.parse("2026-02-28"));
    assertThat(value("2w", YamlValue::duration)).isEqualTo(Duration.ofDays(14));
    assertThat(value("90s", YamlValue::duration)).isEqualTo(Duration.ofSeconds(90));
    assertThat(value("30m", YamlValue::duration)).isEqualTo(Duration.ofMinutes(30));
    assertThat(value("12h", YamlValue::duration)).isEqualTo(Duration.ofHours(12));
    assertThat(value("True", YamlValue::flag)).isTrue();
    Direction better = value("Down", v -> v.oneOf(Direction.class));
    assertThat(better).isEqualTo(Direction.DOWN);
    int size = value("[a, b]", v -> Optional.of(v.items().size()));
    assertThat(size).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number | 1,5 | '1,5' is not a number such as 12 or 0.25",
        "wholeNumber | 1.5 | '1.5' is not a whole number such as 12",
        "date | 2026-02-30 | '2026-02-30' is not a date such as 2026-01-31",
        "duration | 3 | '3' is not a duration such as 30m, 12h, 3d or 2w",
        "flag | yes | 'yes' is not one of true, false",
        "text | ~ | the value is empty; write one or leave the key out",
        "text | [a] | a single value is expected here, not a list",
        "text | {a: b} | a single value is expected here, not a map",
        "list | a | a list is expected here",
        "map | a | a map is expected here"
      })
  void aValueOfAnotherFormSaysWhatIsAllowed(String type, String text, String message) {
    var exception =
        catchThrowableOfType(
            InvalidYamlException.class, () -> value(text, value -> read(value, type)));

    assertThat(exception.problems()).hasSize(1);
    assertThat(exception.problems().get(0).message()).startsWith(message);
    assertThat(exception.problems().get(0)).extracting(YamlProblem::column).isEqualTo(4);
  }

  @Test
  void everyProblemIsReportedInTheOrderOfTheFile() {
    var document = YamlDocument.parse("a.yaml", "list:\n  - x\n  - 2\n  - y\nother: 1\n");

    var exception =
        catchThrowableOfType(
            InvalidYamlException.class, () -> document.read(YamlDocumentTest::readNumbers));

    assertThat(exception.problems())
        .extracting(YamlProblem::toString)
        .containsExactly(
            "a.yaml:2:5 list[0]: 'x' is not a number such as 12 or 0.25",
            "a.yaml:4:5 list[2]: 'y' is not a number such as 12 or 0.25",
            "a.yaml:5:1 other: unknown key 'other'; known here: list");
  }

  @Test
  void aKeyThatIsThereTwiceIsRefusedWhereItIsRepeated() {
    assertThatThrownBy(
            () ->
                YamlDocument.parse("a.yaml", "list: [1]\nlist: [2]\n")
                    .read(YamlDocumentTest::readNumbers))
        .hasMessage("a.yaml:2:1 list: this key is here twice; keep one of them");
  }

  @Test
  void entriesOfAFreeMapKeepTheirOrder() {
    var keys =
        YamlDocument.parse("a.yaml", "b: 1\na: 2\n")
            .read(root -> Optional.of(List.copyOf(root.entries().keySet())));

    assertThat(keys).containsExactly("b", "a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "\uFEFF"})
  void anEmptyFileIsToldSo(String text) {
    assertThatThrownBy(() -> YamlDocument.parse("a.yaml", text))
        .isInstanceOf(InvalidYamlException.class)
        .hasMessage("a.yaml: the file is empty");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsDoNotMatter() {
    var root = YamlDocument.parse("a.yaml", "\uFEFFlist:\r\n- 1\r\n- 2\r\n");

    assertThat(root.read(YamlDocumentTest::readNumbers)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"'a: [1, 2', 1", "'a: 1\n\tb: 2', 2", "'a: 1\n---\nb: 2', 2"})
  void textThatIsNotOneYamlDocumentIsToldWithItsLine(String text, int line) {
    var exception =
        catchThrowableOfType(InvalidYamlException.class, () -> YamlDocument.parse("a.yaml", text));

    assertThat(exception.problems()).hasSize(1);
    assertThat(exception.problems().get(0).line()).isEqualTo(line);
    assertThat(exception.problems().get(0).message()).startsWith("this is not YAML");
  }

  @ParameterizedTest
  @CsvSource({
    "regoin, region",
    "Region, region",
    "chanel, channel",
    "region_, region",
    "zzz, ",
    "o, "
  })
  void aSlipOfThePenIsRecognisedAndNothingElse(String word, String meant) {
    assertThat(Suggestion.nearest(word, List.of("region", "channel", "owner")))
        .isEqualTo(Optional.ofNullable(meant));
  }

  private static Optional<Integer> readNumbers(YamlValue root) {
    return root.map("list")
        .flatMap(map -> map.require("list"))
        .map(list -> list.items().stream().flatMap(item -> item.number().stream()).toList().size());
  }

  private static Optional<?> read(YamlValue value, String type) {
    return switch (type) {
      case "number" -> value.number();
      case "wholeNumber" -> value.wholeNumber();
      case "date" -> value.date();
      case "duration" -> value.duration();
      case "flag" -> value.flag();
      case "list" -> Optional.of(value.items());
      case "map" -> value.map("key");
      default -> value.text();
    };
  }

  private static <T> T value(String text, Function<YamlValue, Optional<T>> type) {
    return YamlDocument.parse("a.yaml", "v: " + text + "\n")
        .read(root -> root.map("v").flatMap(map -> map.require("v")).flatMap(type));
  }
}
