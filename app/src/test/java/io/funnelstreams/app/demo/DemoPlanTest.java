package io.funnelstreams.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalEvaluator;
import io.funnelstreams.core.plan.GoalStatus;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoPlanTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void thePlanIsValidOnEveryDayOfAYearWithALeapDay() {
    for (int day = 0; day < 366; day += 13) {
      var today = LocalDate.of(2028, 1, 1).plusDays(day);
      var plan = plan(today);
      assertThat(plan.goals()).hasSize(12);
      assertThat(plan.goals()).anyMatch(goal -> goal.to().isBefore(today));
      assertThat(plan.goals()).anyMatch(goal -> goal.to().isAfter(today.plusDays(80)));
    }
  }

  @Test
  void theGoalOfOneRegionIsInTroubleAndMostOthersAreNot() {
    var plan = plan(TODAY);
    var pipeline = new FunnelPipeline(plan, TODAY);

    var rejected =
        DemoCompany.ofUsualSize()
            .events(1, TODAY)
            .flatMap(event -> pipeline.accept(event).stream())
            .toList();

    assertThat(rejected)
        .extracting(refusal -> refusal.rejection().reason())
        .contains(RejectReason.NO_RATE)
        .contains(RejectReason.TOO_LATE);
    assertThat(statuses(plan, pipeline.kpis()))
        .containsEntry("leads", GoalStatus.ON_TRACK)
        .containsEntry("partner-leads", GoalStatus.ON_TRACK)
        .containsEntry("win-rate-uk", GoalStatus.OFF_TRACK)
        .containsEntry("first-half-contracts", GoalStatus.MET);
  }

  @Test
  void theRowsThatAreAskedForAreThoseOfAllRows() {
    var pipeline = new FunnelPipeline(plan(TODAY), TODAY);
    DemoCompany.ofUsualSize().events(1, TODAY).forEach(pipeline::accept);
    Predicate<KpiKey> company = key -> key.segment().equals(Segment.TOTAL);

    var months = pipeline.kpis(Set.of(Grain.MONTH), company);
    var weeks = pipeline.kpis(Set.of(Grain.WEEK), key -> key.kpi().equals("leads"));
    var all = pipeline.kpis();

    assertThat(months).isNotEmpty().isEqualTo(only(all, Grain.MONTH, company));
    assertThat(weeks).isEqualTo(only(all, Grain.WEEK, key -> key.kpi().equals("leads")));
    assertThat(pipeline.kpis(Set.of(Grain.MONTH), company)).isEqualTo(months);
  }

  private static Map<KpiKey, KpiValue> only(
      Map<KpiKey, KpiValue> rows, Grain grain, Predicate<KpiKey> wanted) {
    return rows.entrySet().stream()
        .filter(row -> row.getKey().period().grain() == grain && wanted.test(row.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Plan plan(LocalDate today) {
    return PlanYaml.parse("plan.yaml", DemoPlan.forYearEnding(today));
  }

  private static Map<String, GoalStatus> statuses(Plan plan, Map<KpiKey, KpiValue> kpis) {
    var byKpi = kpis.keySet().stream().collect(Collectors.groupingBy(KpiKey::kpi));
    var evaluator =
        new GoalEvaluator(
            plan.rules().calendar(),
            (kpi, segment, first, last) -> {
              var keys = byKpi.getOrDefault(kpi, List.of());
              return value(
                  kpis,
                  keys.stream().filter(key -> of(key.segment(), segment)).toList(),
                  new Period(Grain.DAY, "", first, last));
            });
    var now = TODAY.atStartOfDay(DemoCompany.ZONE).toInstant();
    return plan.goals().stream()
        .collect(
            Collectors.toMap(
                Goal::id,
                goal -> {
                  var kpi = plan.catalogue().find(goal.kpi()).orElseThrow();
                  var rows = evaluator.rows(goal, kpi, now);
                  return rows.get(rows.size() - 1).status();
                }));
  }

  /** The value of the period with these days, or else, for an additive KPI, the sum of its days. */
  private static OptionalDouble value(Map<KpiKey, KpiValue> kpis, List<KpiKey> keys, Period range) {
    for (var key : keys) {
      if (key.period().firstDay().equals(range.firstDay())
          && key.period().lastDay().equals(range.lastDay())) {
        return kpis.get(key).value();
      }
    }
    return OptionalDouble.of(
        keys.stream()
            .filter(key -> key.period().grain() == Grain.DAY)
            .filter(key -> range.contains(key.period().firstDay()))
            .mapToDouble(key -> kpis.get(key).value().orElse(0))
            .sum());
  }

  private static boolean of(Segment segment, Map<String, String> wanted) {
    return segment.shown().equals(wanted);
  }
}
