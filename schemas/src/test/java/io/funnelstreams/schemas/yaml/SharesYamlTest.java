package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.funnelstreams.core.plan.ExpectedShares;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.PlanDefinition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesYamlTest {
  private static final String HEAD =
      """
      name: Acme
      time_zone: UTC
      currency: EUR
      segments: {breakdowns: [[channel], [region, channel]]}
      """;
  private static final String SHARES =
      """
      expected_shares:
        - of: won_amount
          by: channel
          shares: {partner: 30%, direct: 0.5}
          from: 2026-01-01
          to: 2026-12-31
          period: quarter
          owner: Ines
          stakeholders: [Board]
          alert: {tolerance: 10%}
      """;
  private static final String ID =
      "won_amount_channel_share/channel=partner/2026-01-01..2026-12-31";

  @Test
  void eachPartIsAGoalOnTheShareOfItsSegment() {
    var plan = PlanYaml.parse("plan.yaml", HEAD + SHARES);

    assertThat(plan.catalogue().find("won_amount_channel_share").orElseThrow().formula().text())
        .isEqualTo("share(won_amount, channel)");
    var partner = plan.goals().get(0);
    assertThat(partner.id()).isEqualTo(ID);
    assertThat(partner.segment()).isEqualTo(Map.of("channel", "partner"));
    assertThat(partner.target().amount()).isEqualTo(0.3);
    assertThat(partner.alert().orElseThrow().tolerance()).isEqualTo(0.1);
    assertThat(plan.content().responsibilities().get(ID).informed()).containsExactly("Board");
    assertThat(plan.content().expectedShares()).containsExactly(expected(plan));
    assertThat(plan.goals()).allMatch(plan.content()::isExpectedShare);
  }

  private static ExpectedShares expected(Plan plan) {
    var ids = plan.goals().stream().map(Goal::id).toList();
    return new ExpectedShares(
        "won_amount",
        "channel",
        "won_amount_channel_share",
        LocalDate.parse("2026-01-01"),
        LocalDate.parse("2026-12-31"),
        List.of(
            new ExpectedShares.Part("partner", 0.3, ids.get(0)),
            new ExpectedShares.Part("direct", 0.5, ids.get(1))));
  }

  @Test
  void aKpiThatIsTheShareAlreadyIsTaken() {
    var own =
        """
        kpis:
          - {id: by_channel, title: Part, description: The part., unit: ratio, better: up,
             stage: acquire, formula: "share(won_amount, channel)"}
        """;

    var plan = PlanYaml.parse("plan.yaml", HEAD + own + SHARES);

    assertThat(plan.goals()).allMatch(goal -> goal.kpi().equals("by_channel"));
    assertThat(PlanDefinition.versionOf(plan))
        .isEqualTo(PlanDefinition.versionOf(PlanYaml.parse("plan.yaml", HEAD + own)));
  }

  @Test
  void thirdsMayAddUpToALittleMoreThanTheWhole() {
    var thirds = SHARES.replace("{partner: 30%, direct: 0.5}", "{a: 33.4%, b: 33.4%, c: 33.4%}");

    assertThat(PlanYaml.parse("plan.yaml", HEAD + thirds).goals()).hasSize(3);
  }

  @Test
  void whatIsSharedIsTrackedThoughThePlanTracksLess() {
    var track = "kpis: {track: {kpis: [leads], breakdowns: []}}\n";

    var plan = PlanYaml.parse("plan.yaml", HEAD + track + SHARES);

    assertThat(plan.catalogue().find("won_amount_channel_share")).isPresent();
    assertThat(plan.breakdowns())
        .anyMatch(breakdown -> Set.of("channel").equals(Set.copyOf(breakdown.dimensions())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "of: won_amount | of: win_rate | takes the share by 'channel' of what does not add up",
        "of: won_amount | of: wonn | which is neither a KPI nor a measure",
        "by: channel | by: product | no ",
        "direct: 0.5 | direct: 80% | the shares add up to 110%",
        "direct: 0.5 | direct: 50 | too much for the ratio",
        "to: 2026-12-31 | to: 2025-12-31 | ends (2025-12-31) before it begins",
        "owner: Ines | ownr: Ines | did you mean 'owner'?",
        "from: 2026-01-01 | period: month | 'from' is missing",
      })
  void explainsWhatCannotBeMeant(String old, String line, String message) {
    var text = HEAD + SHARES.replace(old, line);

    var problems =
        catchThrowableOfType(InvalidYamlException.class, () -> PlanYaml.parse("plan.yaml", text))
            .problems();

    assertThat(problems.toString()).contains(message).contains("expected_shares[0]");
  }

  @Test
  void aShareThatIsAGoalAlreadyIsNamedTwice() {
    var goal =
        """
        goals:
          - {id: %s, kpi: leads, target: 5, from: 2026-01-01, to: 2026-12-31}
        """
            .formatted(ID);

    var problems =
        catchThrowableOfType(
                InvalidYamlException.class, () -> PlanYaml.parse("plan.yaml", HEAD + goal + SHARES))
            .problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).contains("is there already");
  }
}
