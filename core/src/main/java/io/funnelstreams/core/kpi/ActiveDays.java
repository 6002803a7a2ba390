package io.funnelstreams.core.kpi;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.OptionalInt;

/**
 * The days with data, and the length from which on a gap without data is unusual. A company that
 * rests on weekends is used to gaps of three days, a rare event to gaps of weeks.
 */
final class ActiveDays {
  private static final int QUARTER_DAYS = 91;
  private static final int YEAR_DAYS = 365;

  /** With fewer active days in a quarter no gap of a feed is unusual. */
  private static final int USUAL_FROM = 8;

  private static final int SHORTEST_NO_DATA = 3;
  private static final int NO_DATA_OF_ALL = 7;

  /** A monthly feed is not late before that. */
  private static final int NO_DATA_OF_FEW = 45;

  private static final int NEVER = Integer.MAX_VALUE;

  private final int first;
  private final BitSet days;

  private ActiveDays(int first, BitSet days) {
    this.first = first;
    this.days = days;
  }

  static ActiveDays of(Collection<Integer> epochDays) {
    if (epochDays.isEmpty()) {
      return new ActiveDays(0, new BitSet());
    }
    int first = Collections.min(epochDays);
    var days = new BitSet();
    epochDays.forEach(day -> days.set(day - first));
    return new ActiveDays(first, days);
  }

  /** The last of them up to a day. */
  OptionalInt lastThrough(int day) {
    int found = day < first ? -1 : days.previousSetBit(day - first);
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(first + found);
  }

  /** The first of them after a day. */
  OptionalInt nextAfter(int day) {
    int found = days.nextSetBit(Math.max(0, day + 1 - first));
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(first + found);
  }

  boolean isEmpty() {
    return days.isEmpty();
  }

  /** Whether there are so few up to a day that no gap of them is unusual. */
  boolean areFew(int last) {
    return within(last, QUARTER_DAYS) < USUAL_FROM;
  }

  /**
   * The number of days without data after which a feed counts as silent: twice as many as the
   * longest gap of the quarter before it.
   */
  int noDataDaysOfFeed(int last) {
    return areFew(last) ? NEVER : Math.max(SHORTEST_NO_DATA, 2 * longestGap(last, QUARTER_DAYS));
  }

  /** The same for everything that a company reports together, also where that is little. */
  int noDataDaysOfAll(int last) {
    return areFew(last)
        ? Math.max(NO_DATA_OF_FEW, 2 * longestGap(last, YEAR_DAYS))
        : Math.max(NO_DATA_OF_ALL, 2 * longestGap(last, QUARTER_DAYS));
  }

  private int within(int last, int length) {
    return days.get(Math.max(0, last - length - first), last - first + 1).cardinality();
  }

  private int longestGap(int last, int length) {
    int longest = 1;
    int day = days.nextSetBit(Math.max(0, last - length - first));
    for (int next = days.nextSetBit(day + 1);
        next >= 0 && next <= last - first;
        next = days.nextSetBit(day + 1)) {
      longest = Math.max(longest, next - day);
      day = next;
    }
    return longest;
  }
}
