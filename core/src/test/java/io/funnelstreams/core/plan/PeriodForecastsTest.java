package io.funnelstreams.core.plan;

import static io.funnelstreams.core.plan.PlanFixture.goal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PeriodForecastsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 8, 20);
  private static final Kpi OPEN =
      PlanFixture.kpi("open_deals", "stock(open_deals)", Unit.COUNT, Direction.UP);
  private static final Kpi GROWTH =
      PlanFixture.kpi(
          "lead_growth", "sum(leads) / previous(sum(leads)) - 1", Unit.RATIO, Direction.UP);

  @Test
  void forecastsMonthsQuartersAndYearFromTodayOn() {
    var forecasts = forecasts(PlanFixture.LEADS, noisyLeads("2025-01-01"), calendar());

    assertThat(forecasts)
        .extracting(each -> each.period().label())
        .containsExactly(
            "2026-08", "2026-09", "2026-10", "2026-11", "2026-12", "2026-Q3", "2026-Q4", "2026");
    assertThat(forecasts).allMatch(each -> each.spread().isPresent());
  }

  @Test
  void monthsOfFlowAddUpToQuarterAndQuartersToYear() {
    var history = noisyLeads("2025-01-01");
    var forecasts = forecasts(PlanFixture.LEADS, history, calendar());

    assertThat(value(forecasts, "2026-Q4"))
        .isCloseTo(
            value(forecasts, "2026-10") + value(forecasts, "2026-11") + value(forecasts, "2026-12"),
            within(1e-9));
    double july = over(history, "leads", "2026-07-01", "2026-07-31");
    assertThat(value(forecasts, "2026-Q3"))
        .isCloseTo(july + value(forecasts, "2026-08") + value(forecasts, "2026-09"), within(1e-9));
    double firstHalf = over(history, "leads", "2026-01-01", "2026-06-30");
    assertThat(value(forecasts, "2026"))
        .isCloseTo(
            firstHalf + value(forecasts, "2026-Q3") + value(forecasts, "2026-Q4"), within(1e-9));
  }

  @Test
  void steadyFlowGoesOnAsItWas() {
    var steady = new FlatHistory("2025-01-01", "2026-08-19").with("leads", day -> 10);

    var forecasts = forecasts(PlanFixture.LEADS, steady, calendar());

    assertThat(value(forecasts, "2026-09")).isCloseTo(300, within(1e-6));
    assertThat(value(forecasts, "2026")).isCloseTo(3650, within(1e-6));
  }

  @Test
  void monthThatTodayHasFilledAlreadyIsNoLessThanThat() {
    var history =
        new FlatHistory("2025-01-01", "2026-08-20")
            .with("leads", day -> day.equals(TODAY) ? 5000 : 10);

    var forecasts = forecasts(PlanFixture.LEADS, history, calendar());

    assertThat(value(forecasts, "2026-08")).isGreaterThanOrEqualTo(190 + 5000);
    assertThat(value(forecasts, "2026-Q3"))
        .isCloseTo(310 + value(forecasts, "2026-08") + value(forecasts, "2026-09"), within(1e-6));
  }

  @Test
  void levelAtEndOfQuarterIsThatOfItsLastMonth() {
    var history =
        new FlatHistory("2025-01-01", "2026-08-19") {
          @Override
          public OptionalDouble value(
              String kpi, Map<String, String> segment, LocalDate from, LocalDate to) {
            return OptionalDouble.of(100 + to.getDayOfYear() % 17);
          }
        };

    var forecasts = forecasts(OPEN, history, calendar());

    assertThat(value(forecasts, "2026-Q3")).isEqualTo(value(forecasts, "2026-09"));
    assertThat(value(forecasts, "2026-Q4")).isEqualTo(value(forecasts, "2026-12"));
    assertThat(value(forecasts, "2026")).isEqualTo(value(forecasts, "2026-12"));
  }

  @Test
  void rateStaysWithinWhatItCanBe() {
    var history =
        new FlatHistory("2025-01-01", "2026-08-19")
            .with("win_rate above", day -> day.getDayOfMonth() % 2)
            .with("win_rate below", day -> 1);

    assertThat(forecasts(PlanFixture.WIN_RATE, history, calendar()))
        .allSatisfy(
            each -> {
              assertThat(each.spread().get().interval95().low()).isNotNegative();
              assertThat(each.spread().get().interval95().high()).isLessThanOrEqualTo(1);
            });
  }

  @Test
  void historyTooShortForYearForecastsWhatItReaches() {
    var forecasts =
        new PeriodForecasts(calendar(), noisyLeads("2026-01-05"))
            .of(goal(PlanFixture.LEADS, 400), PlanFixture.LEADS, LocalDate.of(2026, 2, 10));

    assertThat(value(forecasts, "2026-02")).isPositive();
    assertThat(value(forecasts, "2026-Q1")).isPositive();
    assertThat(find(forecasts, "2026").reason()).hasValue("too_short");
  }

  @Test
  void noHistoryHasReason() {
    var forecasts = forecasts(PlanFixture.LEADS, noisyLeads("2026-08-10"), calendar());

    assertThat(forecasts)
        .isNotEmpty()
        .allMatch(each -> each.reason().filter("too_short"::equals).isPresent());
  }

  @Test
  void whatOnlyPeriodsHaveIsForecastByPeriodsOfEachGrain() {
    var history =
        new FlatHistory("2020-01-01", "2026-08-19") {
          @Override
          public OptionalDouble value(
              String kpi, Map<String, String> segment, LocalDate from, LocalDate to) {
            return OptionalDouble.of(from.getMonthValue() / 100.0);
          }
        };

    var forecasts = forecasts(GROWTH, history, calendar());

    assertThat(find(forecasts, "2026-08").spread()).isPresent();
    assertThat(find(forecasts, "2026").reason()).hasValue("too_short");
  }

  @Test
  void failureOfOneKpiIsItsOwn() {
    KpiReader broken =
        (kpi, segment, first, last) -> {
          throw new IllegalStateException("no such cell");
        };
    var reader =
        new KpiReader() {
          @Override
          public OptionalDouble value(
              String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
            return broken.value(kpi, segment, first, last);
          }

          @Override
          public Optional<LocalDate> since(Map<String, String> segment) {
            return Optional.of(LocalDate.of(2025, 1, 1));
          }
        };

    assertThat(forecasts(PlanFixture.LEADS, reader, calendar()))
        .hasSize(8)
        .allMatch(each -> each.reason().filter("failed"::equals).isPresent());
  }

  @Test
  void fiscalYearIsThePlans() {
    var april = new BusinessCalendar(ZoneId.of("UTC"), Month.APRIL, DayOfWeek.MONDAY);

    var forecasts = forecasts(PlanFixture.LEADS, noisyLeads("2025-01-01"), april);

    assertThat(forecasts)
        .filteredOn(each -> each.period().grain() == Grain.YEAR)
        .singleElement()
        .satisfies(
            year -> assertThat(year.period().lastDay()).isEqualTo(LocalDate.of(2027, 3, 31)));
    assertThat(forecasts).filteredOn(each -> each.period().grain() == Grain.MONTH).hasSize(8);
  }

  private static FlatHistory noisyLeads(String since) {
    return new FlatHistory(since, "2026-08-19")
        .with(
            "leads", day -> 5 + (day.toEpochDay() * 7919 % 11) - day.getDayOfWeek().getValue() / 2);
  }

  private static BusinessCalendar calendar() {
    return BusinessCalendar.of(ZoneId.of("UTC"));
  }

  private static List<PeriodForecast> forecasts(
      Kpi kpi, KpiReader history, BusinessCalendar calendar) {
    return new PeriodForecasts(calendar, history).of(goal(kpi, 400), kpi, TODAY);
  }

  private static double value(List<PeriodForecast> forecasts, String label) {
    return find(forecasts, label).spread().orElseThrow().median();
  }

  private static PeriodForecast find(List<PeriodForecast> forecasts, String label) {
    return forecasts.stream()
        .filter(each -> each.period().label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static double over(KpiReader history, String kpi, String first, String last) {
    return history
        .value(kpi, Map.of(), LocalDate.parse(first), LocalDate.parse(last))
        .orElseThrow();
  }
}
