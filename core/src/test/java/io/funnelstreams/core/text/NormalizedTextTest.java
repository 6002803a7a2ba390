package io.funnelstreams.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizedTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\t",
        "\r\n",
        "\u0000",
        "\u007F",
        "\u0085",
        "\u00A0",
        "\u00AD",
        "\u034F",
        "\u061C",
        "\u115F",
        "\u1680",
        "\u180E",
        "\u2000",
        "\u2009",
        "\u200A",
        "\u200B",
        "\u200C",
        "\u200D",
        "\u200E",
        "\u200F",
        "\u2028",
        "\u2029",
        "\u202A",
        "\u202E",
        "\u202F",
        "\u205F",
        "\u2060",
        "\u2066",
        "\u2069",
        "\u2800",
        "\u3000",
        "\u3164",
        "\uFE0F",
        "\uFEFF",
        "\uFFA0",
        "\uDB40\uDC20",
        "\uDB40\uDD00"
      })
  void cutsEveryKindOfBlankAndInvisibleSignOffTheEnds(String nothing) {
    var surrounded = nothing + "EMEA" + nothing + nothing;

    assertThat(NormalizedText.id(surrounded)).isEqualTo("EMEA");
    assertThat(NormalizedText.shown(surrounded)).isEqualTo("EMEA");
    assertThat(NormalizedText.folded(surrounded)).isEqualTo("emea");
    assertThat(NormalizedText.isBlank(nothing + nothing)).isTrue();
    assertThat(NormalizedText.id(nothing)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Stra\u00DFe, STRASSE",
    "STRA\u1E9EE, strasse",
    "Caf\u00E9, CAFE\u0301",
    "\uFF25\uFF2D\uFF25\uFF21, emea",
    "\uFB01nance, FINANCE",
    "\u0130zmir, I\u0307ZMIR",
    "\u039F\u0394\u039F\u03A3, \u03BF\u03B4\u03BF\u03C2",
    "\u1FB3, \u0391\u0399",
    "\u01F0, J\u030C",
    "\u00B5, \u039C",
    "\u212A, k",
    "\u10D0, \u1C90",
    "\u13A0, \uAB70",
    "South\u00A0\u00A0East, south east",
    "South\u3000East, SOUTH EAST",
    "South\u2009\u2009East, south east",
    "co\u00ADop\u200B, COOP"
  })
  void comparesWhatLooksTheSameAsTheSame(String one, String other) {
    assertThat(NormalizedText.folded(one)).isEqualTo(NormalizedText.folded(other));
  }

  @ParameterizedTest
  @CsvSource({"s\u0131r, sir", "\u0130, i", "e, \u00E9", "southeast, south east", "\u0661, \u0662"})
  void leavesWhatIsNotTheSameApart(String one, String other) {
    assertThat(NormalizedText.folded(one)).isNotEqualTo(NormalizedText.folded(other));
  }

  @Test
  void foldsNoCaseOfIdsAndLeavesTheirInsideAlone() {
    assertThat(NormalizedText.id("Kunde  7")).isEqualTo("Kunde  7");
    assertThat(NormalizedText.id("u\u0308\u00A0")).isEqualTo("\u00FC");
    assertThat(NormalizedText.id("\uFB01")).isEqualTo("\uFB01");
  }

  @Test
  void givesPlainTextBackWithoutACopy() {
    var plain = new String("south east-1");

    assertThat(NormalizedText.folded(plain)).isSameAs(plain);
    assertThat(NormalizedText.shown(plain)).isSameAs(plain);
    assertThat(NormalizedText.id(plain)).isSameAs(plain);
  }

  @Property(tries = 2_000)
  void foldingAgainChangesNothing(@ForAll("texts") String text) {
    var folded = NormalizedText.folded(text);

    assertThat(NormalizedText.folded(folded)).isEqualTo(folded);
    assertThat(NormalizedText.folded(NormalizedText.shown(text))).isEqualTo(folded);
    assertThat(NormalizedText.id(NormalizedText.id(text))).isEqualTo(NormalizedText.id(text));
  }

  @Property(tries = 2_000)
  void formAndSurroundingsChangeNothing(@ForAll("texts") String text) {
    var folded = NormalizedText.folded(text);

    for (var form : Form.values()) {
      assertThat(NormalizedText.folded(Normalizer.normalize(text, form))).isEqualTo(folded);
    }
    assertThat(NormalizedText.folded("\u200B " + text + "\uFEFF\u00A0")).isEqualTo(folded);
    assertThat(NormalizedText.id("\u200B " + text + "\uFEFF\u00A0"))
        .isEqualTo(NormalizedText.id(text));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars(
            "aAbBzZ 0\u00DF\u1E9E\u0130\u0131\u00E9\u0301\u0307\u03A3\u03C3\u03C2\u1FB3\u0345\u01F0"
                + "\uFB01\u00A0\u200B\u00AD\u3000\u1160\uFE0F\u0149\u0390\u1F80\u0587\uFF21\u00B5")
        .ofMaxLength(6);
  }
}
