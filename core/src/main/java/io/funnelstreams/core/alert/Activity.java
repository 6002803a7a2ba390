package io.funnelstreams.core.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Whether events have stopped coming, told from the days on which any came. A company that rests on
 * weekends is used to gaps of three days, a rare event to gaps of weeks: it is silence when nothing
 * has come for twice as long as the longest gap of the last quarter, or when the whole company has
 * had nothing for a week.
 *
 * @param active the days on which something came that the goal's KPI counts; empty for what is not
 *     counted day by day
 * @param companyUntil the last day on which anything came at all
 */
record Activity(NavigableSet<LocalDate> active, LocalDate companyUntil) {
  private static final int QUARTER_DAYS = 91;
  private static final int SHORTEST_SILENCE = 3;
  private static final int SILENCE_OF_ALL = 7;

  /** With fewer active days in a quarter no gap is unusual. */
  private static final int USUAL_FROM = 8;

  /** Whether nothing has come for unusually long by the end of a day. */
  boolean isSilent(LocalDate day) {
    var last = active.floor(day);
    return daysBetween(companyUntil, day) >= SILENCE_OF_ALL
        || (last != null && daysBetween(last, day) >= silence(last));
  }

  private long silence(LocalDate last) {
    var lately = active.subSet(last.minusDays(QUARTER_DAYS), true, last, true);
    if (lately.size() < USUAL_FROM) {
      return Long.MAX_VALUE;
    }
    long longest = 1;
    var before = lately.first();
    for (var day : lately) {
      longest = Math.max(longest, daysBetween(before, day));
      before = day;
    }
    return Math.max(SHORTEST_SILENCE, 2 * longest);
  }

  /** The silences within a range of days: since the last active day, until the next. */
  List<Episode> silences(LocalDate first, LocalDate last) {
    var silences = new ArrayList<Episode>();
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (isSilent(day)) {
        var resolved = Optional.ofNullable(active.higher(day)).filter(next -> !next.isAfter(last));
        silences.add(new Episode(lastBefore(day), day, resolved));
        day = resolved.orElse(last);
      }
    }
    return silences;
  }

  private LocalDate lastBefore(LocalDate day) {
    return Optional.ofNullable(active.floor(day)).orElse(companyUntil);
  }

  private static long daysBetween(LocalDate first, LocalDate last) {
    return last.toEpochDay() - first.toEpochDay();
  }
}
