package io.funnelstreams.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FunnelStage;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.session.PartyBatches;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongPartyTest {
  private static final Plan PLAN =
      new Plan(
          "Acme",
          new JourneyRules(
              BusinessCalendar.of(ZoneOffset.UTC),
              Map.of(),
              FxTable.only(Currency.getInstance("EUR")),
              Set.of(),
              Map.of()),
          List.of(GroupingSet.TOTAL, new GroupingSet(List.of("region"), 50)),
          Catalogue.of(
              List.of(
                  new Kpi(
                      "prospecting_calls",
                      "Prospecting calls",
                      "All of them.",
                      Formula.parse("sum(prospecting_calls)"),
                      Unit.COUNT,
                      Direction.UP,
                      FunnelStage.RUN))),
          OptionalDouble.empty(),
          List.of(),
          List.of(),
          Aggregates.KEEP);

  @Test
  void partyThatIsCountedInBatchesIsExplainedByItsEvents() {
    int calls = PartyBatches.LONG + 44;
    var story = Story.of("a").created("2026-01-01").in("region", "EMEA");
    for (int i = 0; i < calls; i++) {
      story = story.call(CallEvent.Purpose.PROSPECTING, "2026-01-0" + (2 + i % 3));
    }
    var explainer = new Explainer(PLAN, LocalDate.parse("2026-12-31"));
    story.mergedInto("b", "2026-02-01").events().forEach(explainer::accept);
    var month = explainer.period("2026-01").orElseThrow();

    var explained = explainer.explain(new KpiKey("prospecting_calls", month, Segment.TOTAL));

    assertThat(explained.value().orElseThrow().value()).hasValue(calls);
    assertThat(explained.contributions())
        .hasSize(calls)
        .allMatch(each -> each.amount() == 1 && each.place().party().equals("b"));
  }
}
