package io.funnelstreams.ingest.file;

import static java.time.ZoneOffset.UTC;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Notices about the dates of an import: placeholders for a missing date, and dates in the future.
 */
final class DateNotices {
  private final ZoneId zone;
  private final Map<String, Long> placeholders = new TreeMap<>();
  private long toCome;
  private LocalDate first = LocalDate.MAX;
  private LocalDate last = LocalDate.MIN;

  /**
   * Notices of an import without any date.
   *
   * @param zone whose days they are
   */
  DateNotices(ZoneId zone) {
    this.zone = zone;
  }

  /** Takes the day from which an event counts into account. */
  void event(Event event) {
    var header = event.header();
    var today = LocalDate.ofInstant(header.recordedAt(), zone);
    var day = countsFrom(event);
    if (!header.deleted() && day.isAfter(today)) {
      toCome++;
      first = day.isBefore(first) ? day : first;
      last = day.isAfter(last) ? day : last;
    }
  }

  private LocalDate countsFrom(Event event) {
    if (event instanceof SpendEvent spend) {
      return spend.day();
    }
    var occurred = event.header().dayIn(zone);
    if (event instanceof SubscriptionEvent subscription) {
      return subscription
          .effectiveAt()
          .map(at -> LocalDate.ofInstant(at, subscription.effectiveAllDay() ? UTC : zone))
          .filter(occurred::isBefore)
          .orElse(occurred);
    }
    return occurred;
  }

  /** Takes a file's placeholders for missing dates into account. */
  void placeholders(Map<String, Long> counts) {
    counts.forEach((value, rows) -> placeholders.merge(value, rows, Long::sum));
  }

  /** The sentences for the summary. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    if (toCome > 0) {
      var days = first.equals(last) ? "" : " (the last from " + last + ")";
      lines.add(
          String.format(
              Locale.ROOT,
              "  %,8d  %s only from %s on%s",
              toCome,
              toCome == 1 ? "event counts" : "events count",
              first,
              days));
    }
    placeholders.forEach(
        (value, rows) ->
            lines.add(
                String.format(
                    Locale.ROOT, "  %,8d  rows have %s, which stands for no date", rows, value)));
    return lines;
  }
}
