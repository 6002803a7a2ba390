package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.funnelstreams.core.plan.AlertRule;
import io.funnelstreams.core.plan.Monitor;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.PlanDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonitorYamlTest {
  private static final String HEAD =
      """
      name: Acme
      time_zone: UTC
      currency: EUR
      segments:
        cuts: [[region], [channel, region]]
      """;

  @Test
  void aWatchOfTwoLinesHasTheDefaultsThatTheDocumentationPromises() {
    assertThat(plan("watch:\n  - kpi: leads\n").watches())
        .containsExactly(
            new Monitor(
                "leads",
                Map.of(),
                List.of(),
                0.2,
                30,
                AlertRule.Severity.WARNING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void aWatchIsReadWhole() {
    var watch =
        plan("""
        watch:
          - kpi: win_rate
            cut: [region, channel]
            change: 10%
            min_sample: 50
            severity: critical
            owner: Ada
            team: closers
            objective: Discounts show here first
        """)
            .watches()
            .get(0);

    assertThat(watch.cut()).as("in the order of the cut").containsExactly("channel", "region");
    assertThat(watch.change()).isEqualTo(0.1);
    assertThat(watch.minSample()).isEqualTo(50);
    assertThat(watch.severity()).isEqualTo(AlertRule.Severity.CRITICAL);
    assertThat(watch.owner()).hasValue("Ada");
    assertThat(watch.team()).hasValue("closers");
    assertThat(watch.objective()).hasValue("Discounts show here first");
  }

  @Test
  void everyMistakeIsNamedWithLineFieldAndWhatWasMeant() {
    assertThat(
            problems(
                """
                watch:
                  - kpi: leeds
                  - kpi: lead_growth
                  - kpi: leads
                    segment: {regoin: EMEA}
                  - kpi: leads
                    cut: [channel]
                  - kpi: mqls
                    change: 200%
                  - kpi: sqls
                    cut: [region]
                    segment: {region: EMEA}
                  - kpi: win_rate
                    segment: {region: EMEA}
                  - kpi: win_rate
                    segment: {region: emea}
                  - kpi: mrr
                    sensitivity: high
                """))
        .satisfiesExactly(
            line -> contains(line, "watch[0].kpi", "there is no KPI 'leeds'", "'leads'"),
            line -> contains(line, "watch[1].kpi", "a day has no value of it", "previous"),
            line -> contains(line, "watch[2].segment", "no cut has just [regoin]", "'region'"),
            line -> contains(line, "watch[3].cut", "so this watch would have no number"),
            line -> contains(line, "watch[4].change", "from 1% to 100%"),
            line -> contains(line, "watch[5].cut", "or of every segment of a cut"),
            line -> contains(line, "watch[7]", "watched already, by watch[6]"),
            line -> contains(line, "watch[8].sensitivity", "unknown key", "change"));
  }

  @Test
  void watchesCountNothingAnew() {
    assertThat(PlanDefinition.versionOf(plan("watch:\n  - kpi: leads\n")))
        .isEqualTo(PlanDefinition.versionOf(plan("")));
  }

  @Test
  void aSegmentThatIsNamedIsNotWatchedAgainWithItsCut() {
    var watches =
        plan("""
        watch:
          - {kpi: leads, cut: [region]}
          - {kpi: leads, segment: {region: emea}, change: 40%}
        """)
            .watches();
    var single =
        Monitor.ofSegments(
            watches, cut -> List.of(Map.of("region", "EMEA"), Map.of("region", "APAC")));

    assertThat(single)
        .extracting(watch -> watch.segment().get("region") + " " + watch.change())
        .containsExactly("emea 0.4", "APAC 0.2");
  }

  private static void contains(YamlProblem problem, String field, String... texts) {
    assertThat(problem.field()).isEqualTo(field);
    assertThat(problem.line()).isPositive();
    assertThat(problem.message()).contains(texts);
  }

  private static List<YamlProblem> problems(String watches) {
    return catchThrowableOfType(InvalidYamlException.class, () -> plan(watches)).problems();
  }

  private static Plan plan(String watches) {
    return PlanYaml.parse("plan.yaml", HEAD + watches);
  }
}
