package io.funnelstreams.core.alert;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The alerts of goals and monitors as they were found the last time. They are made of the days that
 * are over, and a look at all of them takes some milliseconds for each goal, so one is looked at
 * again only when a day has ended, or something of a past day of its segment has changed.
 */
final class JudgedAlerts {
  private Map<Record, Judged> before = new HashMap<>();
  private final Map<Record, List<Alert>> earlier = new HashMap<>();
  private Map<Record, Judged> now = new HashMap<>();
  private final Set<Record> asked = new HashSet<>();
  private LocalDate yesterday = LocalDate.MIN;
  private Optional<LocalDate> lastDay = Optional.empty();

  private record Judged(long revision, List<Alert> alerts) {}

  /**
   * Begins a round.
   *
   * @param lastDayKnown the last day up to yesterday that anything is of
   */
  void begin(LocalDate yesterdayNow, Optional<LocalDate> lastDayKnown) {
    if (!yesterday.equals(yesterdayNow) || !lastDay.equals(lastDayKnown)) {
      before.clear();
    }
    yesterday = yesterdayNow;
    lastDay = lastDayKnown;
    now = new HashMap<>();
  }

  /**
   * The alerts of a goal or a monitor.
   *
   * @param revision changes whenever the past of its segment does
   * @param look finds them
   */
  List<Alert> of(Record subject, long revision, Supplier<List<Alert>> look) {
    asked.add(subject);
    var last = before.get(subject);
    boolean holds = last != null && last.revision() == revision;
    var judged = holds ? last : new Judged(revision, look.get());
    now.put(subject, judged);
    earlier.put(subject, judged.alerts());
    return judged.alerts();
  }

  /** The alerts of the last time that a goal or monitor could be judged, and further alerts. */
  List<Alert> withEarlier(Record subject, List<Alert> further) {
    return Stream.concat(earlier.getOrDefault(subject, List.of()).stream(), further.stream())
        .toList();
  }

  /** Ends the round: alerts that were not needed in it are dropped. */
  void end() {
    before = now;
    earlier.keySet().retainAll(asked);
    asked.clear();
  }
}
