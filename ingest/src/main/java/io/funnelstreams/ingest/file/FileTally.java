package io.funnelstreams.ingest.file;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.file.ImportSummary.RejectGroup;
import io.funnelstreams.ingest.ledger.ImportChanges;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Counts the outcomes of rows. */
final class FileTally {
  private long rows;
  private long rowsWithoutEvents;
  private long rejected;
  private final Map<String, Long> events = new HashMap<>();
  private final Map<String, Long> open = new HashMap<>();
  private final Map<Kind, RejectGroup> rejects = new LinkedHashMap<>();

  private final DateNotices dates;

  private record Kind(RejectReason reason, Optional<String> field) {}

  /**
   * A count of nothing.
   *
   * @param zone whose days the dates are described by
   */
  FileTally(ZoneId zone) {
    dates = new DateNotices(zone);
  }

  void row() {
    rows++;
  }

  void events(List<Event> made) {
    rowsWithoutEvents += made.isEmpty() ? 1 : 0;
    made.forEach(event -> events.merge(nameOf(event), 1L, Long::sum));
    made.forEach(dates::event);
  }

  /** Takes a file's placeholders for missing dates into account. */
  void placeholders(Map<String, Long> counts) {
    dates.placeholders(counts);
  }

  void open(List<String> notMade) {
    notMade.forEach(name -> open.merge(name, 1L, Long::sum));
  }

  void reject(Rejection rejection, String place) {
    rejected++;
    var kind = new Kind(rejection.reason(), rejection.field());
    var example = place + ": " + rejection.explanation();
    rejects.merge(
        kind,
        new RejectGroup(kind.reason(), kind.field(), 1, example),
        (before, one) ->
            new RejectGroup(kind.reason(), kind.field(), before.count() + 1, before.example()));
  }

  long rows() {
    return rows;
  }

  long rejected() {
    return rejected;
  }

  ImportSummary summary(ImportChanges changes, List<String> notices) {
    var all = new ArrayList<>(dates.lines());
    all.addAll(notices);
    return new ImportSummary(
        rows, events, rowsWithoutEvents, open, List.copyOf(rejects.values()), changes, all);
  }

  private static String nameOf(Event event) {
    var kind = event.kind().map(word -> " " + word.name()).orElse("");
    return (event.family() + kind).toLowerCase(Locale.ROOT);
  }
}
