package io.funnelstreams.core.plan;

import static io.funnelstreams.core.plan.PlanFixture.WIN_RATE;
import static io.funnelstreams.core.plan.PlanFixture.goal;
import static io.funnelstreams.core.plan.PlanFixture.kpi;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ForecastBoundsTest {
  private static final BusinessCalendar UTC = BusinessCalendar.of(ZoneId.of("UTC"));
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final LocalDate TODAY = LocalDate.parse("2026-07-01");
  private static final Kpi ARPA =
      kpi("arpa", "stock(mrr) / stock(customers)", Unit.MONEY, Direction.UP);

  @Property(tries = 10)
  void aShareIsForecastBetweenNothingAndAll(
      @ForAll @IntRange(min = 0, max = 3) int lost, @ForAll long seed) {
    // Some wins a day, and from none to three losses on a day in ten.
    var won = days(seed, 5, 10);
    var losses = days(seed + 1, lost, 1);
    var history =
        new FlatHistory(FIRST.toString(), TODAY.minusDays(1).toString())
            .with("win_rate above", won)
            .with("win_rate below", day -> won.applyAsDouble(day) + losses.applyAsDouble(day));

    assertThat(forecast(WIN_RATE, history))
        .isNotEmpty()
        .allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0));
  }

  @Test
  void aRateIsForecastAlsoWhereItsDenominatorFallsTowardsNothing() {
    aShareIsForecastBetweenNothingAndAll(0, -965691720L);
  }

  @Property(tries = 10)
  void aQuotientOfWhatIsNeverNegativeIsNotForecastBelowNothing(@ForAll long seed) {
    // Revenue that falls towards 0 while the customers stay.
    var noise = days(seed, 4, 5);
    var history =
        new FlatHistory(FIRST.toString(), TODAY.minusDays(1).toString())
            .with(
                "arpa above", day -> Math.max(0, 380 - 2 * (day.toEpochDay() - FIRST.toEpochDay())))
            .with("arpa below", day -> 20 + noise.applyAsDouble(day));

    assertThat(forecast(ARPA, history))
        .isNotEmpty()
        .allSatisfy(value -> assertThat(value).isGreaterThanOrEqualTo(0));
  }

  @Test
  void onlyAPartOverItsWholeEndsAtOne() {
    assertThat(most("sum(deals_won) / (sum(deals_won) + sum(deals_lost))")).isEqualTo(1);
    assertThat(most("sum(bounces) / sum(sessions)")).isEqualTo(1);
    assertThat(most("sum(mqls_reached_sql) / sum(mqls)")).isEqualTo(1);
    // SQLs of this month may have been MQLs of the month before.
    for (var formula :
        List.of(
            "sum(sqls) / sum(mqls)",
            "sum(leads) / previous(sum(leads)) - 1",
            "sum(mqls) / sum(mqls_reached_sql)",
            "sum(revenue) / (sum(revenue) + sum(won_amount))",
            "sum(deals_won) / (sum(deals_won) - sum(deals_lost))",
            "(sum(deals_won) + sum(deals_won)) / (sum(deals_won) + sum(deals_lost))",
            "sum(deals_won) / (sum(deals_won) + sum(open_deals))")) {
      assertThat(most(formula)).as(formula).isEqualTo(Double.POSITIVE_INFINITY);
    }
  }

  private static double most(String formula) {
    return kpi("any", formula, Unit.RATIO, Direction.UP).most();
  }

  /** A whole number on each day: one below the bound on some tenths of the days, or 0. */
  private static ToDoubleFunction<LocalDate> days(long seed, int bound, int tenths) {
    return day -> {
      var random = new SplittableRandom(seed ^ day.toEpochDay() * 0x9e3779b97f4a7c15L);
      return random.nextInt(10) < tenths ? random.nextInt(bound + 1) : 0;
    };
  }

  /** Every number of the forecast and of the fan. */
  private static List<Double> forecast(Kpi kpi, KpiReader reader) {
    var goal = goal(kpi, 0.9);
    var made = GoalForecast.of(goal, kpi, reader, UTC, TODAY).forecast().orElseThrow();
    var fan = new GoalFan(UTC, reader).of(goal, kpi, TODAY, OptionalDouble.empty());
    assertThat(fan.get(goal.to()).median()).isEqualTo(made.value());
    assertThat(fan.get(goal.to()).interval95()).isEqualTo(made.interval95());
    var all =
        fan.values().stream()
            .flatMap(
                spread ->
                    List.of(
                        spread.median(),
                        spread.interval50().low(),
                        spread.interval50().high(),
                        spread.interval80().low(),
                        spread.interval80().high(),
                        spread.interval95().low(),
                        spread.interval95().high())
                        .stream())
            .toList();
    return Stream.concat(all.stream(), ends(made).stream()).toList();
  }

  private static List<Double> ends(Forecast made) {
    return List.of(
        made.value(),
        made.interval80().low(),
        made.interval80().high(),
        made.interval95().low(),
        made.interval95().high());
  }
}
