package io.funnelstreams.ingest.mapping;

import static io.funnelstreams.ingest.mapping.MappedRow.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingSlipTest {
  private static String lead(String top, String event) {
    return "source: crm\nparty: who\n"
        + top
        + "\nevents:\n  - {family: lead, occurred_at: at, "
        + event
        + "}\n";
  }

  @Test
  void refusesListsAndLookupsThatNoValueUses() {
    assertThatThrownBy(
            () ->
                MappingYaml.parse(
                    Path.of("m.yaml"),
                    lead(
                        "aliases: {products: {A: B}}\nlookups: {teams: {file: t.csv, key: id}}",
                        "type: created")))
        .hasMessageContaining("the list 'products' is used by no value")
        .hasMessageContaining("the lookup 'teams' is used by no value");
    assertThatCode(
            () ->
                MappingYaml.parse(
                    Path.of("m.yaml"),
                    lead(
                        "aliases: {products: {A: B}}",
                        "type: created, segment: {product: {column: p, aliases: products}}")))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAnAliasThatShadowsAnother() {
    assertThatThrownBy(
            () ->
                MappingYaml.parse(
                    Path.of("m.yaml"),
                    lead("", "type: {column: s, aliases: {New: created, NEW: mql}}")))
        .hasMessageContaining("upper and lower case are one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{column: s, aliases: {New: creatd}}",
        "{column: s, otherwise: creatd}",
        "{constant: creatd}"
      })
  void refusesAWordThatTheFamilyDoesNotHave(String type) {
    assertThatThrownBy(() -> MappingYaml.parse(Path.of("m.yaml"), lead("", "type: " + type)))
        .hasMessageContaining("'creatd' is not one of created, mql")
        .hasMessageContaining("did you mean 'created'?");
  }

  @Test
  void refusesAnExpressionOverAColumnThatStandsTwiceInTheHeader() {
    var mapping = lead("", "type: created, reason: {expression: '$uppercase(sum)'}");

    assertThatThrownBy(() -> MappedRow.map(mapping, "who;at;sum;sum", "Ann;2026-01-02;1;2"))
        .hasMessageContaining("'sum' that stands in the header more than once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", "x", "2", "ja", "off", "t"})
  void rejectsADeletionThatIsNeitherYesNorNo(String written) {
    assertThat(
            problem(
                lead("", "type: created, deleted: gone"),
                "who;at;gone",
                "Ann;2026-01-02;" + written))
        .contains("'" + written + "'", "neither yes nor no");
  }
}
