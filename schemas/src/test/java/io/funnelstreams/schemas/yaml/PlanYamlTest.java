package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.journey.CustomerTrigger;
import io.funnelstreams.core.journey.SegmentPolicy;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.plan.AlertRule;
import io.funnelstreams.core.plan.Baseline;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.core.plan.SmartCheck;
import io.funnelstreams.core.plan.Target;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanYamlTest {
  private static final String MINIMAL = "name: Acme\ntime_zone: UTC\ncurrency: EUR\n";
  private static final Path EXAMPLE = Path.of("..", "examples", "plan.yaml");

  private static final String TEN_MISTAKES =
      """
      name: Acme
      time_zone: Europe/Berln
      currency: EURO
      curency: EUR
      week_start: mondy
      segments:
        breakdowns:
          - [region]
      goals:
        - id: wins
          kpi: win_rat
          target: 0.25
          from: 2026-01-01
          to: 2026-12-31
        - id: speed
          kpi: win_rate
          segment: {regoin: EMEA}
          target: 25
          from: 2026-01-01
          to: 2025-12-31
        - id: wins
          kpi: leads
          target: +10%
          from: 2026-01-01
          to: 31.12.2026
      """;

  @Test
  void aPlanOfThreeLinesHasTheDefaultsThatTheDocumentationPromises() {
    var plan = PlanYaml.parse("plan.yaml", MINIMAL);

    assertThat(plan.name()).isEqualTo("Acme");
    assertThat(plan.rules().calendar()).isEqualTo(BusinessCalendar.of(ZoneId.of("UTC")));
    assertThat(plan.rules().customerDefinition())
        .containsExactlyInAnyOrder(CustomerTrigger.values());
    assertThat(plan.rules().allowedLateness()).containsOnlyKeys(Family.values());
    assertThat(plan.rules().allowedLateness())
        .allSatisfy(
            (family, horizon) ->
                assertThat(horizon).isEqualTo(Duration.ofDays(family == Family.WEB ? 2 : 400)));
    assertThat(plan.breakdowns()).containsExactly(GroupingSet.TOTAL);
    assertThat(plan.catalogue().kpis()).isEqualTo(CatalogueYaml.builtIn().kpis());
    assertThat(plan.goals()).isEmpty();
  }

  @Test
  void theExampleSetsWhatItSays() {
    var plan = PlanYaml.read(EXAMPLE);

    assertThat(plan.rules().calendar()).isEqualTo(BusinessCalendar.of(ZoneId.of("Europe/Berlin")));
    assertThat(plan.grossMargin()).hasValue(0.8);
    assertThat(plan.rules().policies())
        .isEqualTo(Map.of("channel", SegmentPolicy.FIRST, "owner", SegmentPolicy.CURRENT));
    assertThat(plan.breakdowns())
        .containsExactly(
            GroupingSet.TOTAL,
            new GroupingSet(List.of("region"), 200),
            new GroupingSet(List.of("channel"), 200),
            new GroupingSet(List.of("region", "owner"), 50));
    assertThat(plan.catalogue().find("calls_per_won_deal")).isPresent();
    assertThat(plan.goals())
        .extracting(Goal::id)
        .containsExactly(
            "leads-2026",
            "win_rate/region=EMEA/2026-01-01..2026-12-31",
            "sales_cycle_days/2026-01-01..2026-06-30",
            "average_deal_value/channel=partner/2026-04-01..2026-12-31");
    assertThat(plan.goals())
        .extracting(goal -> SmartCheck.of(goal, plan).verdict())
        .containsOnly(SmartCheck.Verdict.HOLDS);
  }

  @Test
  void theRatesOfTheExampleHoldOnTheirDays() {
    var fx = PlanYaml.read(EXAMPLE).rules().fx();

    assertThat(fx.convert(Money.of(100, "USD"), LocalDate.parse("1999-01-01"))).hasValue(920_000);
    assertThat(fx.convert(Money.of(100, "GBP"), LocalDate.parse("2024-12-31"))).isEmpty();
    assertThat(fx.convert(Money.of(100, "GBP"), LocalDate.parse("2025-12-31"))).hasValue(1_190_000);
    assertThat(fx.convert(Money.of(100, "GBP"), LocalDate.parse("2026-01-01"))).hasValue(1_150_000);
  }

  @Test
  void theAnnotatedPlansOfTheDocumentationAreTheExamples() throws IOException {
    var documentation = Files.readString(Path.of("..", "docs", "plan.md"));

    for (var example : List.of(EXAMPLE, Path.of("..", "examples", "whole-plan.yaml"))) {
      assertThat(PlanYaml.read(example).goals()).isNotEmpty();
      assertThat(documentation).contains("```yaml\n" + Files.readString(example) + "```\n");
    }
  }

  @Test
  void aGoalIsReadWhole() {
    var goal = PlanYaml.read(EXAMPLE).goals().get(1);

    assertThat(goal.baseline()).isEqualTo(Baseline.of(0.22));
    assertThat(goal.target()).isEqualTo(new Target(Target.Kind.DIFFERENCE, 0.03));
    assertThat(goal.targetValue(goal.baseline().value()).getAsDouble())
        .isCloseTo(0.25, within(1e-12));
    assertThat(goal.segment()).isEqualTo(Map.of("region", "EMEA"));
    assertThat(goal.from()).isEqualTo(LocalDate.parse("2026-01-01"));
    assertThat(goal.to()).isEqualTo(LocalDate.parse("2026-12-31"));
    assertThat(goal.grain()).isEqualTo(Grain.QUARTER);
    assertThat(goal.owner()).hasValue("Noor Haddad");
    assertThat(goal.alert())
        .hasValue(new AlertRule(0.05, Duration.ofDays(3), 30, AlertRule.Severity.CRITICAL));
  }

  @Test
  void fiscalYearAndWeekStartTakeEffect() {
    var text = MINIMAL + "fiscal_year_start: 4\nweek_start: Sunday\n";

    var calendar = PlanYaml.parse("plan.yaml", text).rules().calendar();

    assertThat(calendar)
        .isEqualTo(new BusinessCalendar(ZoneId.of("UTC"), Month.APRIL, DayOfWeek.SUNDAY));
  }

  @Test
  void theDefinitionOfAFileDependsOnItsSettingsAndNotOnItsGoals() throws IOException {
    var text = Files.readString(EXAMPLE);

    var definition = definition(text);

    assertThat(definition(text.substring(0, text.indexOf("goals:")))).isEqualTo(definition);
    assertThat(definition(text.replace("USD: 0.92", "USD: 0.920"))).isEqualTo(definition);
    assertThat(definition(text.replace("USD: 0.92", "USD: 0.93"))).isNotEqualTo(definition);
  }

  @ParameterizedTest
  @CsvSource({
    "leads,              120,     ABSOLUTE,   120",
    "leads,              +20,     DIFFERENCE, 20",
    "leads,              -10%,    RELATIVE,   -0.10",
    "win_rate,           0.25,    ABSOLUTE,   0.25",
    "win_rate,           25%,     ABSOLUTE,   0.25",
    "win_rate,           +10%,    RELATIVE,   0.10",
    "win_rate,           +3pt,    DIFFERENCE, 0.03",
    "lead_growth,        1.5,     ABSOLUTE,   1.5",
    "average_deal_value, 4000,    ABSOLUTE,   4000",
    "average_deal_value, 4000 EUR,ABSOLUTE,   4000",
    "average_deal_value, +200 EUR,DIFFERENCE, 200",
    "sales_cycle_days,   45d,     ABSOLUTE,   45",
    "sales_cycle_days,   -5d,     DIFFERENCE, -5",
    "sales_velocity,     900 EUR/d,ABSOLUTE,  900",
    "sales_velocity,     +50 EUR/day,DIFFERENCE, 50"
  })
  void targetsAreReadInTheUnitOfTheirKpi(
      String kpi, String target, Target.Kind kind, double amount) {
    var read = parse(goal(kpi, "target: " + target, "baseline: 1")).goals().get(0).target();

    assertThat(read.kind()).isEqualTo(kind);
    assertThat(read.amount()).isCloseTo(amount, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "win_rate | target: 25 | did you mean 25% or 0.25?",
        "win_rate | target: +0.03 | write a ratio such as 0.25 or 25%, or a change from the",
        "leads | target: 10d | does not fit the unit of 'leads' (a count)",
        "average_deal_value | target: 4000 USD | (money in EUR)",
        "sales_cycle_days | target: soon | 'soon' is not a number with a unit; write days such as"
            + " 45d",
        "lead_growth | target: 25 | did you mean 25% or 0.25?"
      })
  void targetsThatCannotBeMeantAreExplained(String kpi, String target, String explanation) {
    assertThat(onlyProblem(goal(kpi, target, "baseline: 1")).message()).contains(explanation);
  }

  @Test
  void aChangeWithoutBaselineIsRefusedAtTheTarget() {
    var problem = onlyProblem(goal("win_rate", "target: +3pt", ""));

    assertThat(problem.field()).isEqualTo("goals[0].target");
    assertThat(problem.message()).contains("add 'baseline: ...'");
  }

  @Test
  void aBaselineThatCannotBeReadIsTheOnlyProblemOfAChange() {
    var problem = onlyProblem(goal("win_rate", "target: +3pt", "baseline: some"));

    assertThat(problem.field()).isEqualTo("goals[0].baseline");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[0.5, 0.5] | there are 2 weights for the 12 months from 2026-01 to 2026-12",
        "[1,1,1,1,1,1,1,1,1,1,1,1] | the weights add up to 12.00; they must add up to 1",
        "[1.5,-0.5,0,0,0,0,0,0,0,0,0,0] | a month's weight is 0 or more",
        "lineal | 'lineal' is not one of linear, last_year; did you mean 'linear'?"
      })
  void aPaceThatDoesNotFitIsExplained(String pace, String explanation) {
    var problem = onlyProblem(goal("leads", "target: 12", "pace: " + pace));

    assertThat(problem.field()).isEqualTo("goals[0].pace");
    assertThat(problem.message()).startsWith(explanation);
  }

  @Test
  void tenMistakesGiveTenMessagesWithLineAndField() {
    var problems = problems(TEN_MISTAKES);

    assertThat(problems)
        .extracting(problem -> problem.line() + " " + problem.field())
        .containsExactly(
            "2 time_zone",
            "3 currency",
            "4 curency",
            "5 week_start",
            "11 goals[0].kpi",
            "17 goals[1].segment",
            "18 goals[1].target",
            "20 goals[1].to",
            "23 goals[2].target",
            "25 goals[2].to");
  }

  @Test
  void eachOfTheTenMessagesSaysWhatIsAllowedOrMeant() {
    var problems = problems(TEN_MISTAKES);

    assertThat(problems)
        .extracting(YamlProblem::toString)
        .contains(
            "plan.yaml:5:13 week_start: 'mondy' is not one of monday, tuesday, wednesday, thursday,"
                + " friday, saturday, sunday; did you mean 'monday'?",
            "plan.yaml:11:10 goals[0].kpi: there is no KPI 'win_rat'; did you mean 'win_rate'?"
                + " ('funnel kpis --catalogue' lists them all)",
            "plan.yaml:17:14 goals[1].segment: no breakdown has just [regoin], so this goal would"
                + " have no number; add [regoin] to segments.breakdowns; did you mean 'region'?",
            "plan.yaml:20:9 goals[1].to: the goal ends (2025-12-31) before it begins (2026-01-01)",
            "plan.yaml:25:9 goals[2].to: '31.12.2026' is not a date such as 2026-01-31");
    assertThat(problems.get(0).message()).endsWith("; did you mean 'Europe/Berlin'?");
    assertThat(problems.get(2).toString())
        .startsWith(
            "plan.yaml:4:1 curency: unknown key 'curency'; known here: name, time_zone, currency,")
        .endsWith("; did you mean 'currency'?");
  }

  @Test
  void theMessageOfTheExceptionListsEveryProblemOnALine() {
    var exception =
        catchThrowableOfType(
            InvalidYamlException.class, () -> PlanYaml.parse("plan.yaml", "name: Acme\n"));

    assertThat(exception.getMessage())
        .isEqualTo("plan.yaml:1:1: 'currency' is missing\nplan.yaml:1:1: 'time_zone' is missing");
  }

  @Test
  void twoGoalsOfOneIdAreRefusedAtTheSecond() {
    var problem =
        onlyProblem(goal("leads", "target: 1", "") + goal("leads", "target: 2", "").substring(7));

    assertThat(problem.field()).isEqualTo("goals[1]");
    assertThat(problem.message()).contains("'leads/2026-01-01..2026-12-31' is there already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "segments: {breakdowns: [[region], [region]]}",
        "segments: {breakdowns: [[region, region]]}",
        "segments: {breakdowns: [{by: [region], max_segments: 0}]}",
        "segments: {breakdowns: [region]}",
        "segments: {breakdowns: [[channel]], dimensions: {chanel: first}}",
        "segments: {breakdowns: [[channel]], dimensions: {channel: frist}}",
        "fx: {EUR: 1}",
        "fx: {XXQ: 1}",
        "fx: {USD: -1}",
        "fx: {USD: {01.02.2026: 1}}",
        "allowed_lateness: {webb: 2d}",
        "allowed_lateness: {lead: 2 days}",
        "customer_definition: []",
        "customer_definition: [deal_one]",
        "gross_margin: 80",
        "domain_authority_floor: 101",
        "domain_authority_floor: 39.5",
        "fiscal_year_start: 13",
        "fiscal_year_start: apr",
        "goals: {kpi: leads}",
        "kpis: [{id: leads, title: t, description: d, formula: sum(leads), unit: count, better: up,"
            + " stage: run}]",
        "kpis: [{id: own, title: t, description: d, formula: sum(laeds), unit: count, better: up,"
            + " stage: run}]",
        "kpis: [{id: own, title: t, description: d, formula: nothing * 2, unit: count, better: up,"
            + " stage: run}]",
        "kpis: [{id: own, title: t, description: d, formula: leads, unit: number, better: up,"
            + " stage: run}]"
      })
  void eachOfTheseSettingsIsOneProblemAtItsLine(String line) {
    var problem = onlyProblem(line + "\n");

    assertThat(problem.line()).isEqualTo(4);
    assertThat(problem.field()).startsWith(line.substring(0, line.indexOf(':')));
  }

  @Test
  void aGoalOnAnOwnKpiWithAProblemIsNotReportedAsWell() {
    var kpis =
        "kpis: [{id: own, title: t, description: d, formula: nothing * 2, unit: count,"
            + " better: up, stage: run}]\n";

    var problem = onlyProblem(kpis + goal("own", "target: 3", ""));

    assertThat(problem.field()).isEqualTo("kpis[0].formula");
  }

  @Test
  void aFileThatIsNotThereOrNotTextIsToldByName(@TempDir Path folder) throws IOException {
    var missing = folder.resolve("missing.yaml");
    var latin =
        Files.write(folder.resolve("latin.yaml"), "name: é".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> PlanYaml.read(missing))
        .hasMessage(missing + ": there is no such file");
    assertThatThrownBy(() -> PlanYaml.read(latin))
        .hasMessage(latin + ": the file is not UTF-8 text; save it as UTF-8");
  }

  private static Plan parse(String more) {
    return PlanYaml.parse("plan.yaml", MINIMAL + more);
  }

  private static String goal(String kpi, String target, String more) {
    return """
    goals:
      - kpi: %s
        %s
        from: 2026-01-01
        to: 2026-12-31
        %s
    """
        .formatted(kpi, target, more);
  }

  private static String definition(String text) {
    return PlanDefinition.versionOf(PlanYaml.parse("plan.yaml", text));
  }

  private static YamlProblem onlyProblem(String more) {
    var problems = problems(MINIMAL + more);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private static List<YamlProblem> problems(String text) {
    return catchThrowableOfType(InvalidYamlException.class, () -> PlanYaml.parse("plan.yaml", text))
        .problems();
  }
}
