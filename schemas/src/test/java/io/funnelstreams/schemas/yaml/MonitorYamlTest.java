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
        breakdowns: [[region], [channel, region]]
      """;

  @Test
  void aWatchOfTwoLinesHasTheDefaultsThatTheDocumentationPromises() {
    assertThat(plan("monitors:\n  - kpi: leads\n").monitors())
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
    var monitor =
        plan("""
        monitors:
          - kpi: win_rate
            breakdown: [region, channel]
            change: 10%
            min_sample: 50
            severity: critical
            owner: Ada
            team: closers
            objective: Discounts show here first
        """)
            .monitors()
            .get(0);

    assertThat(monitor.breakdown())
        .as("in the order of the breakdown")
        .containsExactly("channel", "region");
    assertThat(monitor.change()).isEqualTo(0.1);
    assertThat(monitor.minSample()).isEqualTo(50);
    assertThat(monitor.severity()).isEqualTo(AlertRule.Severity.CRITICAL);
    assertThat(monitor.owner()).hasValue("Ada");
    assertThat(monitor.team()).hasValue("closers");
    assertThat(monitor.objective()).hasValue("Discounts show here first");
  }

  @Test
  void everyMistakeIsNamedWithLineFieldAndWhatWasMeant() {
    assertThat(
            problems(
                """
                monitors:
                  - kpi: leeds
                  - kpi: lead_growth
                  - kpi: leads
                    segment: {regoin: EMEA}
                  - kpi: leads
                    breakdown: [channel]
                  - kpi: mqls
                    change: 200%
                  - kpi: sqls
                    breakdown: [region]
                    segment: {region: EMEA}
                  - kpi: win_rate
                    segment: {region: EMEA}
                  - kpi: win_rate
                    segment: {region: emea}
                  - kpi: mrr
                    sensitivity: high
                """))
        .satisfiesExactly(
            line -> contains(line, "monitors[0].kpi", "there is no KPI 'leeds'", "'leads'"),
            line -> contains(line, "monitors[1].kpi", "a day has no value of it", "previous"),
            line ->
                contains(line, "monitors[2].segment", "no breakdown has just [regoin]", "'region'"),
            line -> contains(line, "monitors[3].breakdown", "so this monitor would have no number"),
            line -> contains(line, "monitors[4].change", "from 1% to 100%"),
            line -> contains(line, "monitors[5].breakdown", "or of every segment of a breakdown"),
            line -> contains(line, "monitors[7]", "monitored already, by monitors[6]"),
            line -> contains(line, "monitors[8].sensitivity", "unknown key", "change"));
  }

  @Test
  void watchesCountNothingAnew() {
    assertThat(PlanDefinition.versionOf(plan("monitors:\n  - kpi: leads\n")))
        .isEqualTo(PlanDefinition.versionOf(plan("")));
  }

  @Test
  void aSegmentThatIsNamedIsNotMonitoredAgainWithItsBreakdown() {
    var monitors =
        plan("""
        monitors:
          - {kpi: leads, breakdown: [region]}
          - {kpi: leads, segment: {region: emea}, change: 40%}
        """)
            .monitors();
    var single =
        Monitor.ofSegments(
            monitors, breakdown -> List.of(Map.of("region", "EMEA"), Map.of("region", "APAC")));

    assertThat(single)
        .extracting(monitor -> monitor.segment().get("region") + " " + monitor.change())
        .containsExactly("emea 0.4", "APAC 0.2");
  }

  private static void contains(YamlProblem problem, String field, String... texts) {
    assertThat(problem.field()).isEqualTo(field);
    assertThat(problem.line()).isPositive();
    assertThat(problem.message()).contains(texts);
  }

  private static List<YamlProblem> problems(String monitors) {
    return catchThrowableOfType(InvalidYamlException.class, () -> plan(monitors)).problems();
  }

  private static Plan plan(String monitors) {
    return PlanYaml.parse("plan.yaml", HEAD + monitors);
  }
}
