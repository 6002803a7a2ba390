package io.funnelstreams.core.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a company divides time. Quarters and years follow the fiscal year; days, weeks and months are
 * the calendar's.
 *
 * @param zone the zone whose midnights separate days
 * @param fiscalYearStart the month a fiscal year begins in
 * @param weekStart the first day of a week; weeks are numbered so that the first week of a year has
 *     at least four of its days, which for Monday is ISO 8601
 */
public record BusinessCalendar(ZoneId zone, Month fiscalYearStart, DayOfWeek weekStart) {
  /** Milliseconds since 1970 in 64 bits reach 292 million years either way. */
  private static final int MOST_YEARS = 290_000_000;

  /** Calendar years, ISO weeks. */
  public static BusinessCalendar of(ZoneId zone) {
    return new BusinessCalendar(zone, Month.JANUARY, DayOfWeek.MONDAY);
  }

  /** The calendar day of an instant. */
  public LocalDate dayOf(Instant instant) {
    return ZoneDays.of(zone).dayOf(instant);
  }

  /** The instant a day begins; on a day without a midnight, the first instant that exists. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /**
   * The instants of a period's days; the days of all of time have none. A day is as long as the
   * zone makes it: 23 or 25 hours where clocks change, and none at all where the zone left it out.
   * A day that lies further from 1970 than milliseconds can be counted has no instant either.
   */
  public TimeRange rangeOf(Period period) {
    return new TimeRange(
        Optional.of(period.firstDay())
            .filter(day -> !day.equals(Period.TOTAL.firstDay()))
            .filter(BusinessCalendar::hasInstant)
            .map(this::startOf),
        Optional.of(period.lastDay())
            .filter(day -> !day.equals(Period.TOTAL.lastDay()))
            .filter(BusinessCalendar::hasInstant)
            .map(day -> startOf(day.plusDays(1))));
  }

  private static boolean hasInstant(LocalDate day) {
    return Math.abs(day.getYear()) < MOST_YEARS;
  }

  /** How much of its day has passed at an instant, from 0 up to 1; days may have 23 or 25 hours. */
  public double fractionOfDay(Instant instant) {
    var day = dayOf(instant);
    var start = startOf(day);
    double length = Duration.between(start, startOf(day.plusDays(1))).toMillis();
    return Duration.between(start, instant).toMillis() / length;
  }

  /** The period of a grain that contains a day. */
  public Period periodOf(Grain grain, LocalDate day) {
    return switch (grain) {
      case DAY -> new Period(grain, day.toString(), day, day);
      case WEEK -> week(day);
      case MONTH -> month(YearMonth.from(day));
      case QUARTER -> quarter(day);
      case YEAR -> year(day);
      case TOTAL -> Period.TOTAL;
    };
  }

  /** The first day of the period of a grain that contains a day. */
  public LocalDate firstDayOf(Grain grain, LocalDate day) {
    return switch (grain) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).minusMonths(monthsIntoFiscalYear(day) % 3);
      case YEAR -> fiscalYearFirstMonth(day).atDay(1);
      case TOTAL -> Period.TOTAL.firstDay();
    };
  }

  /**
   * The period before a period, of the same grain; before all of time there is one without days.
   */
  public Period before(Period period) {
    return period.grain() == Grain.TOTAL
        ? Period.BEFORE_TIME
        : periodOf(period.grain(), period.firstDay().minusDays(1));
  }

  /** The period after a period, of the same grain; after all of time there is one without days. */
  public Period after(Period period) {
    return period.grain() == Grain.TOTAL
        ? Period.AFTER_TIME
        : periodOf(period.grain(), period.lastDay().plusDays(1));
  }

  /** The week, month, quarter or year that has just these days; empty where none has. */
  public Optional<Period> periodOfDays(LocalDate first, LocalDate last) {
    return Stream.of(Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR)
        .map(grain -> periodOf(grain, first))
        .filter(period -> period.firstDay().equals(first) && period.lastDay().equals(last))
        .findFirst();
  }

  private Period week(LocalDate day) {
    var fields = WeekFields.of(weekStart, 4);
    var first = day.with(TemporalAdjusters.previousOrSame(weekStart));
    var label =
        day.get(fields.weekBasedYear()) + "-W" + twoDigits(day.get(fields.weekOfWeekBasedYear()));
    return new Period(Grain.WEEK, label, first, first.plusDays(6));
  }

  private static Period month(YearMonth month) {
    return new Period(Grain.MONTH, month.toString(), month.atDay(1), month.atEndOfMonth());
  }

  private Period quarter(LocalDate day) {
    int index = monthsIntoFiscalYear(day) / 3;
    var first = fiscalYearFirstMonth(day).plusMonths(3L * index);
    var label = yearLabel(day) + "-Q" + (index + 1);
    return new Period(Grain.QUARTER, label, first.atDay(1), first.plusMonths(2).atEndOfMonth());
  }

  private Period year(LocalDate day) {
    var first = fiscalYearFirstMonth(day);
    return new Period(
        Grain.YEAR, yearLabel(day), first.atDay(1), first.plusMonths(11).atEndOfMonth());
  }

  private int monthsIntoFiscalYear(LocalDate day) {
    return Math.floorMod(day.getMonthValue() - fiscalYearStart.getValue(), 12);
  }

  private YearMonth fiscalYearFirstMonth(LocalDate day) {
    return YearMonth.from(day).minusMonths(monthsIntoFiscalYear(day));
  }

  private String yearLabel(LocalDate day) {
    int year = fiscalYearFirstMonth(day).getYear();
    return fiscalYearStart == Month.JANUARY
        ? Integer.toString(year)
        : "FY" + year + "/" + twoDigits((year + 1) % 100);
  }

  /** Labels are made in a hot path, where String.format is most of the cost. */
  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
