package io.funnelstreams.ingest.file;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the dates of an import are worth a word: those that stand for none, and those to come. */
final class DateNotices {
  private final Map<String, Long> placeholders = new TreeMap<>();
  private long toCome;
  private LocalDate first = LocalDate.MAX;
  private LocalDate last = LocalDate.MIN;

  /** Takes the day from which an event counts into account. */
  void event(Event event) {
    var header = event.header();
    var today = LocalDate.ofInstant(header.recordedAt(), ZoneOffset.UTC);
    var day = countsFrom(event);
    if (!header.deleted() && day.isAfter(today)) {
      toCome++;
      first = day.isBefore(first) ? day : first;
      last = day.isAfter(last) ? day : last;
    }
  }

  private static LocalDate countsFrom(Event event) {
    if (event instanceof SpendEvent spend) {
      return spend.day();
    }
    Instant at = event.header().occurredAt();
    if (event instanceof SubscriptionEvent subscription) {
      at = subscription.effectiveAt().filter(at::isBefore).orElse(at);
    }
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** Takes the dates of a file that stand for none into account. */
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
