package io.funnelstreams.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Unit;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FeedGapsTest {
  private static final FeedChoice SPEND = FeedChoice.of("marketing_spend");
  private static final FeedChoice SALES_SPEND = FeedChoice.of("sales_spend");
  private static final FeedChoice LEADS = FeedChoice.of("leads|mqls|sqls");
  private static final FeedChoice CALLS = FeedChoice.of("calls");

  private static final Plan PLAN =
      new Plan(
          "Acme",
          PlanFixture.rules(),
          List.of(GroupingSet.TOTAL),
          Catalogue.of(
              List.of(
                  PlanFixture.kpi("leads", "sum(leads)", Unit.COUNT, Direction.UP),
                  PlanFixture.kpi("calls", "sum(prospecting_calls)", Unit.COUNT, Direction.UP),
                  PlanFixture.kpi("spend", "sum(marketing_spend)", Unit.MONEY, Direction.UP),
                  PlanFixture.kpi(
                      "cost_per_lead", "spend / sum(leads)", Unit.MONEY, Direction.DOWN),
                  PlanFixture.kpi(
                      "all_spend", "spend + sum(sales_spend)", Unit.MONEY, Direction.DOWN))),
          OptionalDouble.empty(),
          List.of(),
          List.of(),
          Aggregates.KEEP);

  @Test
  void namesWhatKpiNeeds() {
    assertThat(FeedGaps.needs(PLAN, "cost_per_lead")).containsExactlyInAnyOrder(LEADS, SPEND);
    assertThat(FeedGaps.needs(PLAN, "no_such_kpi")).isEmpty();
  }

  @Test
  void rowSaysWhatIsMissing() {
    var gaps = new FeedGaps(PLAN, Map.of("leads", List.of(), "cost_per_lead", List.of(SPEND)));

    assertThat(gaps.of("cost_per_lead")).containsExactly(SPEND);
    assertThat(gaps.of("leads")).isEmpty();
  }

  @Test
  void kpiWithoutRowMissesWhatNoOtherKpiHas() {
    var gaps = new FeedGaps(PLAN, Map.of("spend", List.of()));

    assertThat(gaps.of("all_spend")).containsExactly(SALES_SPEND);
    assertThat(gaps.of("calls")).containsExactly(CALLS);
    assertThat(gaps.of("cost_per_lead")).containsExactly(LEADS);
  }

  @Test
  void choiceIsReportedByAnyKpiThatNeedsIt() {
    var gaps = new FeedGaps(PLAN, Map.of("leads", List.of()));

    assertThat(gaps.of("cost_per_lead")).containsExactly(SPEND);
  }

  @Test
  void everyKpiThatNeedsItIsListedOnce() {
    var gaps =
        new FeedGaps(
            PLAN, Map.of("leads", List.of(), "calls", List.of(), "cost_per_lead", List.of(SPEND)));

    assertThat(gaps.all().get(SPEND)).containsExactly("spend", "cost_per_lead", "all_spend");
    assertThat(gaps.all()).containsOnlyKeys(SALES_SPEND, SPEND);
  }

  @Test
  void nothingIsMissingWhereEverythingWasReported() {
    var rows =
        Map.of(
            "leads", List.<FeedChoice>of(),
            "calls", List.<FeedChoice>of(),
            "spend", List.<FeedChoice>of(),
            "cost_per_lead", List.<FeedChoice>of(),
            "all_spend", List.<FeedChoice>of());

    assertThat(new FeedGaps(PLAN, rows).all()).isEmpty();
  }
}
