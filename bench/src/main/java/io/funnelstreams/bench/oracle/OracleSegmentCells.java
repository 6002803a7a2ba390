package io.funnelstreams.bench.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The counts of one segment: for each measure and day the facts of that day. */
final class OracleSegmentCells {
  private static final Set<OracleMeasure> PARTIES =
      EnumSet.of(OracleMeasure.VISITORS, OracleMeasure.REPEAT_CUSTOMERS, OracleMeasure.PAYERS);

  private static final Set<OracleMeasure> DURATIONS =
      EnumSet.of(
          OracleMeasure.CYCLE_DAYS,
          OracleMeasure.LEAD_TO_CUSTOMER_DAYS,
          OracleMeasure.DAYS_TO_MQL,
          OracleMeasure.DAYS_TO_SQL,
          OracleMeasure.DAYS_TO_MEETING,
          OracleMeasure.DAYS_TO_OPPORTUNITY,
          OracleMeasure.DAYS_FROM_OPPORTUNITY);

  private final Map<OracleMeasure, NavigableMap<LocalDate, Long>> sums =
      new EnumMap<>(OracleMeasure.class);
  private final Map<OracleMeasure, NavigableMap<LocalDate, List<Long>>> amounts =
      new EnumMap<>(OracleMeasure.class);
  private final Map<OracleMeasure, NavigableMap<LocalDate, Set<Party>>> parties =
      new EnumMap<>(OracleMeasure.class);
  private final List<Subscriber> subscribers = new ArrayList<>();

  /** A party as it counts in one segment: once in each of those that {@code other} represents. */
  private record Party(int journey, Map<String, String> segment) {}

  /** The segments in which a party is a subscriber, and the one of them that counts here. */
  private record Subscriber(SubscriberLine line, Map<String, String> segment) {
    boolean in(LocalDate day) {
      return line.at(day).equals(Optional.of(segment));
    }
  }

  /** Adds a fact, in a segment that may be one of those that these cells represent. */
  void add(OracleFact fact) {
    sumsOf(fact).merge(fact.day(), fact.amount(), Long::sum);
    if (DURATIONS.contains(fact.measure())) {
      amounts
          .computeIfAbsent(fact.measure(), measure -> new TreeMap<>())
          .computeIfAbsent(fact.day(), day -> new ArrayList<>())
          .add(fact.amount());
    }
    if (PARTIES.contains(fact.measure())) {
      parties
          .computeIfAbsent(fact.measure(), measure -> new TreeMap<>())
          .computeIfAbsent(fact.day(), day -> new HashSet<>())
          .add(new Party(fact.journey(), fact.segment()));
    }
  }

  private NavigableMap<LocalDate, Long> sumsOf(OracleFact fact) {
    return sums.computeIfAbsent(fact.measure(), measure -> new TreeMap<>());
  }

  void add(SubscriberLine line, Map<String, String> segment) {
    subscribers.add(new Subscriber(line, segment));
  }

  /** The sum of a measure over days, both ends included. */
  long sum(OracleMeasure measure, LocalDate first, LocalDate last) {
    return total(days(measure).subMap(first, true, last, true));
  }

  /** The sum of a measure up to the end of a day. */
  long stock(OracleMeasure measure, LocalDate last) {
    return total(days(measure).headMap(last, true));
  }

  /** The amounts of a measure on days, both ends included, smallest first. */
  List<Long> values(OracleMeasure measure, LocalDate first, LocalDate last) {
    var values = new ArrayList<Long>();
    amounts
        .getOrDefault(measure, Collections.emptyNavigableMap())
        .subMap(first, true, last, true)
        .values()
        .forEach(values::addAll);
    values.sort(null);
    return values;
  }

  /** The different parties of a measure's facts on days, both ends included. */
  long parties(OracleMeasure measure, LocalDate first, LocalDate last) {
    var different = new HashSet<Party>();
    parties
        .getOrDefault(measure, Collections.emptyNavigableMap())
        .subMap(first, true, last, true)
        .values()
        .forEach(different::addAll);
    return different.size();
  }

  /** The subscribers at the end of a day. */
  long subscribersAt(LocalDate day) {
    return subscribers.stream().filter(one -> one.in(day)).count();
  }

  /** The subscribers at the end of a day that are none at the end of a later one. */
  long subscribersLost(LocalDate day, LocalDate later) {
    return subscribers.stream().filter(one -> one.in(day) && one.line.at(later).isEmpty()).count();
  }

  /** Whether any fact was counted and the sum is not zero. */
  boolean hasAny() {
    return sums.keySet().stream().anyMatch(measure -> !daysNotZero(measure).isEmpty());
  }

  /** The days on which a measure has a sum that is not zero. */
  NavigableSet<LocalDate> daysNotZero(OracleMeasure measure) {
    var result = new TreeSet<LocalDate>();
    days(measure)
        .forEach(
            (day, sum) -> {
              if (sum != 0) {
                result.add(day);
              }
            });
    return result;
  }

  private NavigableMap<LocalDate, Long> days(OracleMeasure measure) {
    return sums.getOrDefault(measure, Collections.emptyNavigableMap());
  }

  private static long total(NavigableMap<LocalDate, Long> sums) {
    long total = 0;
    for (long sum : sums.values()) {
      total += sum;
    }
    return total;
  }
}
