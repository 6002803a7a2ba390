package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Periods, by counting on the calendar. */
final class Spans {
  static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
  private static final int DAYS_IN_WEEK = 7;

  private static final OracleSpan ALL =
      new OracleSpan("total", FIRST_DAY, LocalDate.of(9999, 12, 31));

  /** Nothing comes before or after all of time; this is a day that nothing falls on. */
  private static final OracleSpan NONE =
      new OracleSpan("none", LocalDate.of(10_000, 1, 1), LocalDate.of(10_000, 1, 1));

  /** Weeks belong to the year that holds most of their days, and so their fourth. */
  private static final int TO_FOURTH_DAY = 3;

  private final BusinessCalendar calendar;
  private final Map<Grain, Map<LocalDate, OracleSpan>> counted = new EnumMap<>(Grain.class);

  /**
   * The periods of a calendar.
   *
   * @param calendar read for its two settings only: the fiscal year's first month, the week's first
   *     day
   */
  Spans(BusinessCalendar calendar) {
    this.calendar = calendar;
  }

  /** The period of a day; counted once, because a table asks for the same days all the time. */
  OracleSpan containing(Grain grain, LocalDate day) {
    return counted
        .computeIfAbsent(grain, any -> new HashMap<>())
        .computeIfAbsent(day, any -> count(grain, day));
  }

  private OracleSpan count(Grain grain, LocalDate day) {
    return switch (grain) {
      case DAY -> new OracleSpan(day.toString(), day, day);
      case WEEK -> week(day);
      case MONTH ->
          new OracleSpan(
              twoDigits(day.getYear() + "-", day.getMonthValue()),
              day.withDayOfMonth(1),
              day.withDayOfMonth(day.lengthOfMonth()));
      case QUARTER -> quarter(day);
      case TOTAL -> ALL;
      case YEAR -> {
        var first = fiscalYearStart(day);
        yield new OracleSpan(yearName(first), first, first.plusMonths(12).minusDays(1));
      }
    };
  }

  OracleSpan before(Grain grain, OracleSpan span) {
    return grain == Grain.TOTAL ? NONE : containing(grain, span.first().minusDays(1));
  }

  OracleSpan after(Grain grain, OracleSpan span) {
    return grain == Grain.TOTAL ? NONE : containing(grain, span.last().plusDays(1));
  }

  private OracleSpan week(LocalDate day) {
    var first = day;
    while (first.getDayOfWeek() != calendar.weekStart()) {
      first = first.minusDays(1);
    }
    var fourth = first.plusDays(TO_FOURTH_DAY);
    int number = (fourth.getDayOfYear() - 1) / DAYS_IN_WEEK + 1;
    var label = twoDigits(fourth.getYear() + "-W", number);
    return new OracleSpan(label, first, first.plusDays(DAYS_IN_WEEK - 1));
  }

  private OracleSpan quarter(LocalDate day) {
    var yearStart = fiscalYearStart(day);
    var first = yearStart;
    int number = 1;
    while (!first.plusMonths(3).isAfter(day)) {
      first = first.plusMonths(3);
      number++;
    }
    return new OracleSpan(
        yearName(yearStart) + "-Q" + number, first, first.plusMonths(3).minusDays(1));
  }

  private LocalDate fiscalYearStart(LocalDate day) {
    var first = day.withDayOfMonth(1);
    while (first.getMonth() != calendar.fiscalYearStart()) {
      first = first.minusMonths(1);
    }
    return first;
  }

  private String yearName(LocalDate start) {
    int year = start.getYear();
    return start.getDayOfYear() == 1
        ? Integer.toString(year)
        : twoDigits("FY" + year + "/", (year + 1) % 100);
  }

  private static String twoDigits(String prefix, int number) {
    return prefix + (number < 10 ? "0" : "") + number;
  }
}
