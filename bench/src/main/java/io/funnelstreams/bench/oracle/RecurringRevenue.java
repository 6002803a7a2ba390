package io.funnelstreams.bench.oracle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The monthly recurring revenue of one party, at the end of each day.
 *
 * @param subscriptions in the order of their first events
 */
record RecurringRevenue(List<OracleSubscription> subscriptions, FactSheet sheet) {

  /** The dimension that divides subscribers by the month in which they began. */
  static final String COHORT = "subscription_cohort";

  /** A party's subscriptions at a day's end: the amount of each that runs. */
  private record Evening(
      Map<OracleSubscription, Long> amounts, Map<OracleSubscription, Map<String, String>> in) {
    long total() {
      return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    long in(Map<String, String> segment) {
      return amounts.entrySet().stream()
          .filter(entry -> in.get(entry.getKey()).equals(segment))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  long totalAt(LocalDate day) {
    return evening(day).total();
  }

  /** The segment of the largest subscription at a day's end; empty where there is none to pay. */
  Optional<Map<String, String>> largestAt(LocalDate day) {
    var evening = evening(day);
    return evening.amounts.entrySet().stream()
        .reduce((one, next) -> next.getValue() > one.getValue() ? next : one)
        .map(largest -> evening.in.get(largest.getKey()));
  }

  private Evening evening(LocalDate day) {
    var end = day.plusDays(1).atStartOfDay(sheet.zone()).toInstant();
    var amounts = new LinkedHashMap<OracleSubscription, Long>();
    var in = new HashMap<OracleSubscription, Map<String, String>>();
    for (var subscription : subscriptions) {
      long amount = subscription.mrrBefore(end, sheet.zone(), sheet.exchange());
      if (amount > 0) {
        var last = subscription.lastBefore(end).orElseThrow();
        amounts.put(subscription, amount);
        in.put(subscription, inCohort(sheet.segmentOf(last, subscription.events())));
      }
    }
    return new Evening(amounts, in);
  }

  private Map<String, String> inCohort(Map<String, String> segment) {
    if (!segment.containsKey(COHORT)) {
      return segment;
    }
    var placed = new TreeMap<>(segment);
    for (var day : days()) {
      if (pays(day)) {
        placed.put(COHORT, "%04d-%02d".formatted(day.getYear(), day.getMonthValue()));
        break;
      }
    }
    return placed;
  }

  private boolean pays(LocalDate day) {
    var end = day.plusDays(1).atStartOfDay(sheet.zone()).toInstant();
    return subscriptions.stream()
        .anyMatch(one -> one.mrrBefore(end, sheet.zone(), sheet.exchange()) > 0);
  }

  /** The days on which anything may change. */
  NavigableSet<LocalDate> days() {
    var days = new TreeSet<LocalDate>();
    for (var subscription : subscriptions) {
      for (var event : subscription.standing()) {
        days.add(new EventDay(sheet.zone()).ofEffect(event));
      }
    }
    return days;
  }

  void writeTo(FactSheet facts) {
    boolean paidBefore = false;
    for (var day : days()) {
      var before = evening(day.minusDays(1));
      var after = evening(day);
      move(day, before, after, kind(before.total(), after.total(), paidBefore), facts);
      paidBefore |= after.total() > 0;
      largestAt(day.minusDays(1))
          .ifPresent(in -> facts.addOn(day, in, OracleMeasure.SUBSCRIBERS, -1));
      largestAt(day).ifPresent(in -> facts.addOn(day, in, OracleMeasure.SUBSCRIBERS, 1));
    }
  }

  private static OracleMeasure kind(long before, long after, boolean paidBefore) {
    if (before == 0) {
      return paidBefore ? OracleMeasure.REACTIVATION_MRR : OracleMeasure.NEW_MRR;
    }
    if (after == 0) {
      return OracleMeasure.CHURNED_MRR;
    }
    return after >= before ? OracleMeasure.EXPANSION_MRR : OracleMeasure.CONTRACTION_MRR;
  }

  private static void move(
      LocalDate day, Evening before, Evening after, OracleMeasure kind, FactSheet facts) {
    var segments = new TreeSet<Map<String, String>>(Comparator.comparing(Map::toString));
    segments.addAll(before.in.values());
    segments.addAll(after.in.values());
    boolean down = kind == OracleMeasure.CHURNED_MRR || kind == OracleMeasure.CONTRACTION_MRR;
    for (var segment : segments) {
      long share = after.in(segment) - before.in(segment);
      facts.addOn(day, segment, OracleMeasure.MRR, share);
      facts.addOn(day, segment, kind, down ? -share : share);
    }
  }

  /** The segments in which the party is a subscriber. */
  SubscriberLine line() {
    var line = new TreeMap<LocalDate, Optional<Map<String, String>>>();
    days().forEach(day -> line.put(day, largestAt(day)));
    return new SubscriberLine(line);
  }
}
