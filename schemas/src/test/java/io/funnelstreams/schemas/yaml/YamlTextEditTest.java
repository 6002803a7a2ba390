package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.kpi.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextEditTest {

  @Test
  void replacesValuesAndKeepsEverythingElse() {
    var edit = YamlTextEdit.of("p", "# über 🎈\nlist:\n  - a: 'old'   # why\n    b: 2\n");

    edit.set("list", 0, Map.of("a", "new"));

    assertThat(edit.result()).isEqualTo("# über 🎈\nlist:\n  - a: new   # why\n    b: 2\n");
  }

  @Test
  void copiesBlockItemWithItsCommentsAndBlockText() {
    var edit =
        YamlTextEdit.of(
            "p", "list:\n- a: 1\n  # of b\n  b: |\n    two\n    lines\n\n# of c\nc: 3\n");

    edit.copy("list", 0, List.of("copied"), Map.of("a", "9"));

    assertThat(edit.result())
        .isEqualTo(
            """
            list:
            - a: 1
              # of b
              b: |
                two
                lines
            # copied
            - a: 9
              # of b
              b: |
                two
                lines

            # of c
            c: 3
            """);
  }

  @Test
  void copiesItemOfAListInBrackets() {
    var edit = YamlTextEdit.of("p", "list: [{a: 1}, {a: 2}]\n");

    edit.copy("list", 0, List.of("copied"), Map.of("a", "9"));

    assertThat(edit.result()).isEqualTo("# copied\nlist: [{a: 1}, {a: 9}, {a: 2}]\n");
  }

  @Test
  void putsMissingKeysInFrontOfTheNextOne() {
    var values = new LinkedHashMap<String, String>();
    values.put("new", "0");
    values.put("b", "9");
    var edit = YamlTextEdit.of("p", "list:\n  - a: 1\n    b: 2\n");

    edit.copy("list", 0, List.of(), values);

    assertThat(edit.result())
        .isEqualTo("list:\n  - a: 1\n    b: 2\n  - a: 1\n    new: 0\n    b: 9\n");
  }

  @Test
  void keepsWindowsLineEndsAndFilesWithoutALastOne() {
    var edit = YamlTextEdit.of("p", "list:\r\n  - a: 1");

    edit.comment("list", 0, List.of("seen"));
    edit.copy("list", 0, List.of(), Map.of("a", "2"));

    assertThat(edit.result()).isEqualTo("list:\r\n  # seen\r\n  - a: 1\r\n  - a: 2");
  }

  @Test
  void refusesAliasesByTheirPlace() {
    var edit = YamlTextEdit.of("p", "list:\n  - a: &x 1\n  - a: *x\n");

    assertThatThrownBy(() -> edit.set("list", 1, Map.of("a", "2")))
        .isInstanceOf(InvalidYamlException.class)
        .hasMessageContaining("p:3:5")
        .hasMessageContaining("alias");
  }

  @ParameterizedTest
  @CsvSource({
    "COUNT, 182, 182",
    "RATIO, 0.123456789, 12.3457%",
    "RATIO, 0, 0%",
    "MONEY, 123456789.125, 123456789.12 EUR",
    "MONEY, -20, -20 EUR",
    "DAYS, 45.5, 45.5d",
    "MONTHS, 100, 100mo",
    "MONEY_PER_DAY, 12.5, 12.5 EUR/d",
  })
  void writesAmountsAsPlansReadThem(Unit unit, double value, String text) {
    assertThat(AmountText.of(unit, value, "EUR")).isEqualTo(text);
    var read = AmountText.parse(text).orElseThrow().asValue(unit, "EUR").orElseThrow();
    assertThat(read).isCloseTo(value, org.assertj.core.data.Percentage.withPercentage(1e-3));
  }
}
