package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.funnelstreams.core.plan.Assumption;
import io.funnelstreams.core.plan.AssumptionBound;
import io.funnelstreams.core.plan.Benchmark;
import io.funnelstreams.core.plan.PlanContent;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.core.plan.Pricing;
import io.funnelstreams.core.plan.Raci;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentYamlTest {
  private static final String HEAD =
      """
      name: Acme
      time_zone: UTC
      currency: EUR
      segments: {breakdowns: [[channel]]}
      """;
  private static final String WHOLE =
      HEAD
          + """
          objective: Carry a second product
          vision: Every bank plans with us
          marketing_mix: {product: One service, people: A small team}
          teams:
            - name: Sales
              members: {Noor Haddad: Head of sales, Priya Nair: ''}
            - name: Marketing
              members: [Ada Okafor]
          goals:
            - id: win
              kpi: win_rate
              target: 25%
              from: 2026-01-01
              to: 2026-12-31
              owner: Noor Haddad
              team: Sales
              raci:
                responsible: [Priya Nair, Sales]
                accountable: Noor Haddad
                informed: Ada Okafor
          benchmarks:
            - {kpi: win_rate, value: 21%, source: Report 2026}
          assumptions:
            - {statement: Prices stay, owner: Ada Okafor, review_by: 2026-06-30}
            - {statement: Nobody leaves, state: failed}
          budget:
            from: 2026-01
            to: 2026-02
            channels: {search: 400, social: [10, 20.50 EUR], fairs: {2026-02: 7}}
          pricing: {price: 49 EUR, margin: 80%, fixed_costs: 1000}
          """;

  @Test
  void readsThePlanWhole() {
    var content = PlanYaml.parse("plan.yaml", WHOLE).content();

    assertThat(content.objective()).contains("Carry a second product");
    assertThat(content.vision()).contains("Every bank plans with us");
    assertThat(content.mix().stated())
        .isEqualTo(Map.of("product", "One service", "people", "A small team"));
    assertThat(content.benchmarks())
        .containsExactly(new Benchmark("win_rate", Map.of(), 0.21, "Report 2026"));
    assertThat(content.teams().get(0).members())
        .isEqualTo(Map.of("Noor Haddad", "Head of sales", "Priya Nair", ""));
    var raci = content.responsibilities().get("win");
    assertThat(raci.responsible()).containsExactly("Priya Nair", "Sales");
    assertThat(raci.accountable()).contains("Noor Haddad");
    assertThat(raci.informed()).containsExactly("Ada Okafor");
    assertThat(content.pricing())
        .contains(
            new Pricing(
                "customers", new BigDecimal("49"), new BigDecimal("0.80"), new BigDecimal("1000")));
  }

  @Test
  void assumptionsAreOverdueAfterTheirDayOnly() {
    var assumption = PlanYaml.parse("plan.yaml", WHOLE).content().assumptions().get(0);

    assertThat(assumption.isOverdue(LocalDate.parse("2026-06-30"))).isFalse();
    assertThat(assumption.isOverdue(LocalDate.parse("2026-07-01"))).isTrue();
    assertThat(
            new Assumption(
                    "x",
                    Optional.empty(),
                    assumption.reviewBy(),
                    Assumption.State.HOLDS,
                    Optional.empty())
                .isOverdue(LocalDate.parse("2026-07-01")))
        .isFalse();
  }

  @Test
  void readsTheBoundOfAnAssumption() {
    var line =
        "assumptions: [{statement: x, kpi: win_rate, segment: {channel: partner}, at_least: 20%}]";
    var bound =
        PlanYaml.parse("p", HEAD + line).content().assumptions().get(0).bound().orElseThrow();

    assertThat(bound)
        .isEqualTo(
            new AssumptionBound(
                "win_rate",
                Map.of("channel", "partner"),
                OptionalDouble.of(0.2),
                OptionalDouble.empty()));
    assertThat(bound.holds(0.2)).isTrue();
    assertThat(bound.holds(0.19)).isFalse();
  }

  @Test
  void budgetsAreWrittenInThreeWays() {
    var budget = PlanYaml.parse("plan.yaml", WHOLE).content().budget().orElseThrow();
    var january = YearMonth.of(2026, 1);
    var february = YearMonth.of(2026, 2);

    assertThat(budget.channels().get("search")).containsOnlyKeys(january, february);
    assertThat(budget.channels().get("social").get(february)).isEqualByComparingTo("20.5");
    assertThat(budget.channels().get("fairs")).containsOnlyKeys(february);
    assertThat(budget.total(february).orElseThrow()).isEqualByComparingTo("427.5");
  }

  @Test
  void nothingOfItCountsAnythingAnew() {
    var bare = PlanYaml.parse("plan.yaml", HEAD);

    assertThat(bare.content()).isEqualTo(PlanContent.NONE);
    assertThat(PlanDefinition.versionOf(PlanYaml.parse("plan.yaml", WHOLE)))
        .isEqualTo(PlanDefinition.versionOf(bare));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "marketing_mix: {prise: x} | did you mean 'price'?",
        "benchmarks: [{kpi: win_rate, value: 21, source: x}] | too much for the ratio",
        "benchmarks: [{kpi: win_rate, value: 21%}] | 'source' is missing",
        "assumptions: [{owner: Ada}] | 'statement' is missing",
        "assumptions: [{statement: x, review_by: soon}] | is not a date",
        "assumptions: [{statement: x, state: hold}] | did you mean 'holds'?",
        "assumptions: [{statement: x, kpi: win_rat, at_least: 20%}] | did you mean 'win_rate'?",
        "assumptions: [{statement: x, kpi: win_rate}] | add 'at_least:' or 'at_most:'",
        "assumptions: [{statement: x, at_least: 20}] | add 'kpi:'",
        "assumptions: [{statement: x, kpi: win_rate, at_least: 20}] | too much for the ratio",
        "assumptions: [{statement: x, kpi: leads, at_least: 5d}] | does not fit the unit",
        "assumptions: [{statement: x, kpi: leads, at_least: 5, at_most: 4}] | less than at_least",
        "assumptions: [{statement: x, kpi: leads, segment: {chanel: a}, at_most: 4}] | did you mean"
            + " 'channel'?",
        "assumptions: [{statement: x, kpi: leads, at_leest: 5, at_most: 9}] | did you mean"
            + " 'at_least'?",
        "teams: [{name: A, members: [x, x]}] | in the team already",
        "teams: [{name: A, members: [x]}, {name: A, members: [y]}] | is here twice",
        "budget: {from: 2026-02, to: 2026-01, channels: {a: 1}} | before it begins",
        "budget: {from: 2026-01, to: 2026-03, channels: {a: [1, 2]}} | 2 amounts do not fit 3"
            + " months",
        "budget: {from: 2026-01, to: 2026-03, channels: {a: {2026-04: 2}}} | no month of the"
            + " budget",
        "budget: {from: 2026-01, to: 2026-03, channels: {a: 5 USD}} | is not an amount",
        "budget: {from: 2026-01, to: 2026-03, channels: {a: -5}} | is not an amount",
        "pricing: {price: 5} | 'margin' is missing",
        "pricing: {price: 0, margin: 0.5} | at a price of 0",
        "pricing: {price: 5, margin: 120%} | above 0 and at most 1",
        "pricing: {price: 5, margin: 50%, kpi: win_rate} | does not count what is sold",
      })
  void explainsWhatCannotBeMeant(String line, String message) {
    var problems = problems(HEAD + line + "\n");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString()).startsWith("plan.yaml:5:").contains(message);
  }

  @Test
  void namesWhoIsNotInTheTeams() {
    var problems = problems(WHOLE.replace("accountable: Noor Haddad", "accountable: Nor Haddad"));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString())
        .contains("raci.accountable")
        .contains("did you mean 'Noor Haddad'?");
  }

  @Test
  void needsABreakdownByChannelForABudget() {
    var problems = problems(WHOLE.replace("segments: {breakdowns: [[channel]]}\n", ""));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).contains("this budget would have no number");
  }

  private static List<YamlProblem> problems(String text) {
    return catchThrowableOfType(InvalidYamlException.class, () -> PlanYaml.parse("plan.yaml", text))
        .problems();
  }

  @Test
  void stakeholdersAreThoseWhoAreInformedAlsoWithoutTeams() {
    var goal =
        """
        goals:
          - {id: win, kpi: win_rate, target: 0.25, from: 2026-01-01, to: 2026-12-31%s}
        """;

    var several =
        PlanYaml.parse("plan.yaml", HEAD + goal.formatted(", stakeholders: [Board, Noor]"));
    var one = PlanYaml.parse("plan.yaml", HEAD + goal.formatted(", stakeholders: Board"));

    assertThat(several.content().responsibilities().get("win"))
        .isEqualTo(new Raci(List.of(), Optional.empty(), List.of(), List.of("Board", "Noor")));
    assertThat(one.content().responsibilities().get("win").informed()).containsExactly("Board");
  }

  @Test
  void stakeholdersAreNamedOnceAndAmongTheTeams() {
    var unknown = WHOLE.replace("      informed: Ada Okafor", "    stakeholders: [Nobody]");
    var twice =
        WHOLE.replace(
            "      informed: Ada Okafor", "      informed: Ada Okafor\n    stakeholders: [Sales]");

    assertThat(problems(unknown).toString())
        .contains("there is no 'Nobody' among the plan's teams");
    assertThat(problems(twice).toString())
        .contains("goals[0].stakeholders", "name them in one of the two");
  }
}
