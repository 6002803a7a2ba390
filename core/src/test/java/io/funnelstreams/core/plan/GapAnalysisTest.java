package io.funnelstreams.core.plan;

import static io.funnelstreams.core.plan.PlanFixture.goal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.gap.FactorTree;
import io.funnelstreams.core.gap.FactorTree.Factor;
import io.funnelstreams.core.gap.GapShare;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GapAnalysisTest {
  private static final Kpi WON =
      PlanFixture.kpi("deals_won", "sum(deals_won)", Unit.COUNT, Direction.UP);
  private static final FactorTree TREE =
      new FactorTree(
          List.of(
              new Factor("leads", "leads", Optional.of("lead"), Formula.parse("leads")),
              new Factor(
                  "deals per lead", "deals", Optional.of("deal"), Formula.parse("deals_opened")),
              new Factor("wins per deal", "wins", Optional.of("win"), Formula.parse("deals_won"))));

  @Test
  void fewerLeadsAndABetterRateAreToldApart() {
    var history =
        new FlatHistory("2025-01-01", "2026-12-31")
            .with("leads", day -> day.getYear() == 2025 ? 10 : 5)
            .with("deals_opened", day -> 2)
            .with("deals_won", day -> 1);

    var shares = shares(history);

    assertThat(shares)
        .extracting(GapShare::factor)
        .containsExactly("leads", "deals per lead", "wins per deal", "plan");
    assertThat(shares.get(0).share()).isNegative();
    assertThat(shares.get(1).share()).isCloseTo(-shares.get(0).share(), within(1e-9));
    assertThat(shares.get(2).share()).isZero();
    assertThat(shares.get(1).actual()).hasValue(0.4);
    assertThat(shares.get(1).before()).hasValue(0.2);
  }

  @Test
  void aStepWithNothingInItIsLeftOut() {
    var history =
        new FlatHistory("2025-01-01", "2026-12-31")
            .with("leads", day -> 10)
            .with("deals_opened", day -> day.getYear() == 2025 ? 0 : 2)
            .with("deals_won", day -> day.getYear() == 2025 ? 0 : 1);

    var shares = shares(history);

    assertThat(shares)
        .extracting(GapShare::factor)
        .containsExactly("leads", "wins per lead", "plan");
    assertThat(shares.get(0).share()).isZero();
    assertThat(shares.get(1).share()).isCloseTo(181, within(1e-9));
  }

  @Test
  void namesTheFirstStepThatIsLeftByItsProductAlone() {
    var history =
        new FlatHistory("2025-01-01", "2026-12-31")
            .with("leads", day -> 0)
            .with("deals_opened", day -> 0)
            .with("deals_won", day -> 1);

    assertThat(shares(history)).extracting(GapShare::factor).containsExactly("wins", "plan");
  }

  @Test
  void withoutAPeriodBeforeThereAreNoFactors() {
    var history = new FlatHistory("2026-01-01", "2026-12-31").with("deals_won", day -> 1);

    assertThat(shares(history)).isEmpty();
  }

  @Property(tries = 200)
  void sharesAddUpToTheGap(
      @ForAll @Size(3) List<@IntRange(max = 9) Integer> now,
      @ForAll @Size(3) List<@IntRange(max = 9) Integer> before) {
    var history =
        new FlatHistory("2025-01-01", "2026-12-31")
            .with("leads", day -> (day.getYear() == 2025 ? before : now).get(0))
            .with("deals_opened", day -> (day.getYear() == 2025 ? before : now).get(1))
            .with("deals_won", day -> (day.getYear() == 2025 ? before : now).get(2));

    var row = row(history);

    double sum = row.outlook().factors().stream().mapToDouble(GapShare::share).sum();
    assertThat(sum).isCloseTo(row.gap().getAsDouble(), within(1e-6));
  }

  private static List<GapShare> shares(KpiReader history) {
    return row(history).outlook().factors();
  }

  private static Scorecard row(KpiReader history) {
    var rows =
        new GoalEvaluator(BusinessCalendar.of(ZoneId.of("UTC")), history)
            .rows(
                goal(WON, 400),
                WON,
                Instant.parse("2026-07-01T12:00:00Z"),
                new GoalEvaluator.Ahead(GoalForecast.NONE, Optional.of(TREE)));
    return rows.get(rows.size() - 1);
  }
}
