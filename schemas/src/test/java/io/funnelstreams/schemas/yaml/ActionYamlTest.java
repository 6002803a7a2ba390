package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.plan.ActionEvidence;
import io.funnelstreams.core.plan.ActionState;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Target;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionYamlTest {
  private static final String HEAD =
      """
      name: Acme
      time_zone: UTC
      currency: EUR
      segments:
        breakdowns: [[region]]
      goals:
        - {id: emea, kpi: leads, target: 100, from: 2026-01-01, to: 2026-12-31, owner: Ada,
           segment: {region: EMEA}}
      """;

  @Test
  void anActionTakesOwnerAndSegmentOfItsGoal() {
    var action =
        plan("""
        actions:
          - id: webinar
            title: Two webinars with partners
            goal: emea
            due: 2026-06-30
            evidence: {kpi: leads, move: +10%}
        """)
            .actions()
            .get(0);

    assertThat(action.owner()).contains("Ada");
    assertThat(action.state()).isEqualTo(ActionState.OPEN);
    assertThat(action.due()).isEqualTo(LocalDate.parse("2026-06-30"));
    assertThat(action.segment()).isEqualTo(Map.of("region", "EMEA"));
    assertThat(action.evidence())
        .contains(
            new ActionEvidence(
                "leads",
                Map.of("region", "EMEA"),
                true,
                Optional.of(new Target(Target.Kind.RELATIVE, 0.1)),
                28));
  }

  @Test
  void evidenceWithoutAMoveIsThatTheKpiBecomesBetter() {
    assertThat(evidence("{kpi: win_rate}").upwards()).isTrue();
    assertThat(evidence("{kpi: sales_cycle_days}").upwards()).isFalse();
    assertThat(evidence("{kpi: sales_cycle_days, move: -5d, days: 14}"))
        .isEqualTo(
            new ActionEvidence(
                "sales_cycle_days",
                Map.of(),
                false,
                Optional.of(new Target(Target.Kind.DIFFERENCE, 5)),
                14));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: a, title: A | 'due' is missing",
        "id: a b, title: A, due: 2026-01-01 | letters, digits",
        "id: a, title: A, due: 2026-01-01, goal: emae | there is no goal 'emae'",
        "id: a, title: A, due: 2026-01-01, state: finished | finished",
        "id: a, title: A, due: 2026-01-01, evidence: {kpi: leads, move: 10} | a change with a sign",
        "id: a, title: A, due: 2026-01-01, evidence: {kpi: leads, days: 0} | 1 to 366 days"
      })
  void aMistakeIsSaidWithWhatToDo(String action, String message) {
    assertThatThrownBy(() -> plan("actions:\n  - {" + action + "}\n"))
        .isInstanceOf(InvalidYamlException.class)
        .hasMessageContaining(message);
  }

  @Test
  void twoActionsOfOneIdAreAMistake() {
    var action = "  - {id: a, title: A, due: 2026-01-01}\n";

    assertThatThrownBy(() -> plan("actions:\n" + action + action))
        .hasMessageContaining("the action 'a' is there already, as actions[0]");
  }

  private static ActionEvidence evidence(String text) {
    return plan("actions: [{id: a, title: A, due: 2026-01-01, evidence: %s}]\n".formatted(text))
        .actions()
        .get(0)
        .evidence()
        .orElseThrow();
  }

  private static Plan plan(String more) {
    return PlanYaml.parse("plan.yaml", HEAD + more);
  }
}
