package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamedKeysTest {
  private static final String HEAD = "name: Sales\ntime_zone: UTC\ncurrency: EUR\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "customer_when: [deal_won] | 4:1 customer_when: | customer_definition",
        "lateness: {lead: 2d} | 4:1 lateness: | allowed_lateness",
        "watch: [{kpi: leads}] | 4:1 watch: | monitors",
        "segments: {cuts: [[region]]} | 4:12 segments.cuts: | breakdowns",
      })
  void namesTheNewKeyWhereAPlanHasTheEarlierOne(String line, String place, String newName) {
    assertThat(problem(line))
        .startsWith("plan.yaml:" + place)
        .endsWith("is called '%s' now; rename it".formatted(newName));
  }

  @Test
  void anEarlierKeyIsTheOnlyMistakeOfAPlanThatReliesOnIt() {
    assertThat(
            problem(
                """
                segments: {cuts: [[region]]}
                monitors:
                  - {kpi: leads, breakdown: [region]}
                """))
        .contains("'cuts' is called 'breakdowns' now");
  }

  @Test
  void namesTheNewKeyOfAMonitor() {
    assertThat(
            problem(
                """
                segments: {breakdowns: [[region]]}
                monitors:
                  - {kpi: leads, cut: [region]}
                """))
        .isEqualTo(
            "plan.yaml:6:18 monitors[0].cut: the key 'cut' is called 'breakdown' now; rename it");
  }

  @Test
  void aKeyThatWasNeverAtAPlaceIsUnknownThere() {
    assertThat(problem("segments: {watch: []}")).contains("unknown key 'watch'");
  }

  private static String problem(String lines) {
    var thrown =
        catchThrowableOfType(
            InvalidYamlException.class, () -> PlanYaml.parse("plan.yaml", HEAD + lines));
    assertThat(thrown.problems()).hasSize(1);
    return thrown.problems().get(0).toString();
  }
}
