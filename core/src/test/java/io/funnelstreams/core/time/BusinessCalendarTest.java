package io.funnelstreams.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
  private static final BusinessCalendar UTC = BusinessCalendar.of(ZoneId.of("UTC"));
  private static final BusinessCalendar BERLIN = BusinessCalendar.of(ZoneId.of("Europe/Berlin"));
  private static final BusinessCalendar FROM_APRIL =
      new BusinessCalendar(ZoneId.of("UTC"), Month.APRIL, DayOfWeek.MONDAY);

  @ParameterizedTest
  @CsvSource({
    "DAY, 2018-04-07, 2018-04-07, 2018-04-07, 2018-04-07",
    "WEEK, 2018-04-18, 2018-W16, 2018-04-16, 2018-04-22",
    "MONTH, 2024-02-10, 2024-02, 2024-02-01, 2024-02-29",
    "QUARTER, 2018-04-01, 2018-Q2, 2018-04-01, 2018-06-30",
    "YEAR, 2018-12-31, 2018, 2018-01-01, 2018-12-31"
  })
  void calendarPeriodsHaveTheirLabelsAndBounds(
      Grain grain, LocalDate day, String label, LocalDate first, LocalDate last) {
    assertThat(UTC.periodOf(grain, day)).isEqualTo(new Period(grain, label, first, last));
  }

  @ParameterizedTest
  @CsvSource({
    // Clocks go forward on 2026-03-29 and back on 2026-10-25.
    "Europe/Berlin, DAY, 2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "Europe/Berlin, DAY, 2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "Europe/Berlin, MONTH, 2026-03-15, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
    "Europe/Berlin, YEAR, 2026-07-01, 2025-12-31T23:00:00Z, 2026-12-31T23:00:00Z",
    "America/New_York, WEEK, 2026-11-01, 2026-10-26T04:00:00Z, 2026-11-02T05:00:00Z",
    // The clock jumps over midnight: the day begins at one o'clock.
    "America/Sao_Paulo, DAY, 2018-11-04, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
    // The zone left this day out, so it has no instant.
    "Pacific/Apia, DAY, 2011-12-30, 2011-12-30T10:00:00Z, 2011-12-30T10:00:00Z"
  })
  void periodHasItsInstantsWhereClocksChange(
      ZoneId zone, Grain grain, LocalDate day, Instant start, Instant end) {
    var calendar = BusinessCalendar.of(zone);

    assertThat(calendar.rangeOf(calendar.periodOf(grain, day)))
        .isEqualTo(new TimeRange(Optional.of(start), Optional.of(end)));
  }

  @Test
  void allOfTimeHasNoFirstAndNoLastInstant() {
    assertThat(BERLIN.rangeOf(Period.TOTAL)).isEqualTo(TimeRange.UNBOUNDED);
  }

  @Property
  void periodEndsAtTheInstantTheNextOneStarts(
      @ForAll Grain grain, @ForAll @IntRange(min = 0, max = 40_000) int epochDay) {
    Assume.that(grain != Grain.TOTAL);
    var period = BERLIN.periodOf(grain, LocalDate.ofEpochDay(epochDay));

    var range = BERLIN.rangeOf(period);

    assertThat(range.end()).isEqualTo(BERLIN.rangeOf(BERLIN.after(period)).start());
    assertThat(BERLIN.dayOf(range.start().orElseThrow())).isEqualTo(period.firstDay());
    assertThat(BERLIN.dayOf(range.end().orElseThrow().minusMillis(1))).isEqualTo(period.lastDay());
  }

  @Test
  void rangeThatEndsBeforeItStartsIsRefused() {
    assertThatThrownBy(
            () ->
                new TimeRange(Optional.of(Instant.EPOCH.plusMillis(1)), Optional.of(Instant.EPOCH)))
        .hasMessageContaining("ends before it starts");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-12-31, 2020-W53",
    "2021-01-03, 2020-W53",
    "2021-01-04, 2021-W01",
    "2018-12-31, 2019-W01",
    "2023-01-01, 2022-W52",
    "2024-12-30, 2025-W01"
  })
  void isoWeeksAtTheTurnOfAYearBelongToTheYearOfTheirThursday(LocalDate day, String label) {
    assertThat(UTC.periodOf(Grain.WEEK, day).label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-01-01, 2023-W01, 2023-01-01",
    "2022-12-31, 2022-W52, 2022-12-25",
    "2020-12-31, 2020-W53, 2020-12-27",
    "2021-01-03, 2021-W01, 2021-01-03"
  })
  void weeksThatStartOnSundayGoByTheYearOfMostOfTheirDays(
      LocalDate day, String label, LocalDate first) {
    var sundays = new BusinessCalendar(ZoneId.of("UTC"), Month.JANUARY, DayOfWeek.SUNDAY);

    var week = sundays.periodOf(Grain.WEEK, day);

    assertThat(week).isEqualTo(new Period(Grain.WEEK, label, first, first.plusDays(6)));
  }

  @ParameterizedTest
  @CsvSource({
    "QUARTER, 2026-04-01, FY2026/27-Q1, 2026-04-01, 2026-06-30",
    "QUARTER, 2027-03-31, FY2026/27-Q4, 2027-01-01, 2027-03-31",
    "QUARTER, 2026-03-31, FY2025/26-Q4, 2026-01-01, 2026-03-31",
    "YEAR, 2027-01-15, FY2026/27, 2026-04-01, 2027-03-31",
    "YEAR, 2099-05-01, FY2099/00, 2099-04-01, 2100-03-31",
    "MONTH, 2027-01-15, 2027-01, 2027-01-01, 2027-01-31"
  })
  void fiscalYearsAreNamedByBothYearsAndSetOnlyQuartersAndYears(
      Grain grain, LocalDate day, String label, LocalDate first, LocalDate last) {
    assertThat(FROM_APRIL.periodOf(grain, day)).isEqualTo(new Period(grain, label, first, last));
  }

  @Test
  void aQuarterOfAFiscalYearThatStartsOffTheCalendarsQuartersSpansTwoCalendarYears() {
    var fromFebruary = new BusinessCalendar(ZoneId.of("UTC"), Month.FEBRUARY, DayOfWeek.MONDAY);

    var quarter = fromFebruary.periodOf(Grain.QUARTER, LocalDate.parse("2027-01-10"));

    assertThat(quarter)
        .isEqualTo(
            new Period(
                Grain.QUARTER,
                "FY2026/27-Q4",
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2027-01-31")));
  }

  @Test
  void anInstantBelongsToTheDayOfTheZoneOnBothSidesOfAClockChange() {
    assertThat(BERLIN.dayOf(Instant.parse("2026-03-28T22:59:59Z"))).hasToString("2026-03-28");
    assertThat(BERLIN.dayOf(Instant.parse("2026-03-28T23:00:00Z"))).hasToString("2026-03-29");
    assertThat(BERLIN.dayOf(Instant.parse("2026-03-29T21:59:59Z"))).hasToString("2026-03-29");
    assertThat(BERLIN.dayOf(Instant.parse("2026-03-29T22:00:00Z"))).hasToString("2026-03-30");
  }

  @Test
  void daysOfAClockChangeAreAnHourShortOrLong() {
    assertThat(length("2026-03-29")).isEqualTo(Duration.ofHours(23));
    assertThat(length("2026-10-25")).isEqualTo(Duration.ofHours(25));
    assertThat(length("2026-10-26")).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void aDayWithoutAMidnightBeginsWithItsFirstInstant() {
    var saoPaulo = BusinessCalendar.of(ZoneId.of("America/Sao_Paulo"));

    var start = saoPaulo.startOf(LocalDate.parse("2018-11-04"));

    assertThat(start).isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
    assertThat(saoPaulo.dayOf(start)).hasToString("2018-11-04");
    assertThat(saoPaulo.dayOf(start.minusMillis(1))).hasToString("2018-11-03");
  }

  @Test
  void theFractionOfADayIsOfItsRealLength() {
    assertThat(BERLIN.fractionOfDay(Instant.parse("2026-03-28T23:00:00Z"))).isZero();
    assertThat(BERLIN.fractionOfDay(Instant.parse("2026-03-29T10:30:00Z")))
        .isCloseTo(0.5, within(1e-12));
    assertThat(BERLIN.fractionOfDay(Instant.parse("2026-10-25T10:30:00Z")))
        .isCloseTo(0.5, within(1e-12));
    assertThat(BERLIN.fractionOfDay(Instant.parse("2026-10-25T22:59:59.999Z")))
        .isBetween(0.99, 0.999_999_99);
  }

  @Property
  void periodsOfAGrainCoverEveryDayOnceAndWalkBothWays(
      @ForAll Grain grain,
      @ForAll Month fiscalYearStart,
      @ForAll DayOfWeek weekStart,
      @ForAll @IntRange(min = 0, max = 60_000) int epochDay) {
    Assume.that(grain != Grain.TOTAL);
    var calendar = new BusinessCalendar(ZoneId.of("UTC"), fiscalYearStart, weekStart);
    var day = LocalDate.ofEpochDay(epochDay);

    var period = calendar.periodOf(grain, day);

    assertThat(period.contains(day)).isTrue();
    assertThat(calendar.periodOf(grain, period.firstDay())).isEqualTo(period);
    assertThat(calendar.periodOf(grain, period.lastDay())).isEqualTo(period);
    assertThat(calendar.after(period).firstDay()).isEqualTo(period.lastDay().plusDays(1));
    assertThat(calendar.before(calendar.after(period))).isEqualTo(period);
    assertThat(calendar.firstDayOf(grain, day)).isEqualTo(period.firstDay());
    assertThat(calendar.after(period).label()).isGreaterThan(period.label());
  }

  @Test
  void allOfTimeIsOnePeriodWithNoDayBeforeOrAfterIt() {
    var total = BERLIN.periodOf(Grain.TOTAL, LocalDate.of(2026, 3, 4));

    assertThat(total.label()).isEqualTo("total");
    assertThat(total).isEqualTo(BERLIN.periodOf(Grain.TOTAL, LocalDate.of(1999, 1, 1)));
    assertThat(BERLIN.before(total).lastDay()).isBefore(BERLIN.before(total).firstDay());
    assertThat(BERLIN.after(total).firstDay()).isAfter(total.lastDay());
  }

  private static Duration length(String day) {
    var date = LocalDate.parse(day);
    return Duration.between(BERLIN.startOf(date), BERLIN.startOf(date.plusDays(1)));
  }
}
