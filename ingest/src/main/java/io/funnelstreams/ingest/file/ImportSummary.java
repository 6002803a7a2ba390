package io.funnelstreams.ingest.file;

import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.ingest.ledger.ImportChanges;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The outcome of an import.
 *
 * @param rows how many were read
 * @param events how many were made, by family and type, for example {@code deal won}
 * @param rowsWithoutEvents how many rows were in order but fitted no event's condition
 * @param open how many ends rows did not make because they leave the date empty, by event name
 * @param rejects one group for every kind of defect, the most frequent first
 * @param changes the differences from the earlier imports
 * @param notices sentences for the person who imports
 */
public record ImportSummary(
    long rows,
    Map<String, Long> events,
    long rowsWithoutEvents,
    Map<String, Long> open,
    List<RejectGroup> rejects,
    ImportChanges changes,
    List<String> notices) {

  /**
   * Rejected rows with the same defect.
   *
   * @param field the column that is wrong, where one is
   * @param example where the first of them is and what is wrong with it
   */
  public record RejectGroup(
      RejectReason reason, Optional<String> field, long count, String example) {}

  public ImportSummary {
    events = java.util.Collections.unmodifiableMap(new TreeMap<>(events));
    open = java.util.Collections.unmodifiableMap(new TreeMap<>(open));
    rejects =
        rejects.stream().sorted(Comparator.comparingLong(RejectGroup::count).reversed()).toList();
    notices = List.copyOf(notices);
  }

  /** The same summary with one more sentence for the person who imports, where there is one. */
  public ImportSummary noting(Optional<String> notice) {
    var all = Stream.concat(notices.stream(), notice.stream()).toList();
    return new ImportSummary(rows, events, rowsWithoutEvents, open, rejects, changes, all);
  }

  public long rejectedRows() {
    return rejects.stream().mapToLong(RejectGroup::count).sum();
  }

  public long eventCount() {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether there were rows and none of them was taken, which is never intended. */
  public boolean nothingTaken() {
    return rows > 0 && eventCount() == 0;
  }

  /** The summary in lines for a terminal. */
  public List<String> lines() {
    var lines = new java.util.ArrayList<String>();
    lines.add(text("%,d rows, %,d events, %,d rejected", rows, eventCount(), rejectedRows()));
    events.forEach((name, count) -> lines.add(text("  %,8d  %s", count, name)));
    if (rowsWithoutEvents > 0) {
      lines.add(
          text(
              "  %,8d  rows made no event: no 'when' of the mapping fits them", rowsWithoutEvents));
    }
    open.forEach(
        (name, count) ->
            lines.add(
                text("  %,8d  rows make no %s: they leave its 'effective_at' empty", count, name)));
    addChanges(lines);
    for (var group : rejects) {
      lines.add(
          text(
              "  %,8d  rejected, %s%s; first: %s",
              group.count(),
              group.reason().name().toLowerCase(Locale.ROOT),
              group.field().map(field -> " '" + field + "'").orElse(""),
              group.example()));
    }
    lines.addAll(notices);
    return lines;
  }

  /** The differences from the earlier imports, with the first rows, for a dry run. */
  public List<String> changeLines() {
    var lines = new java.util.ArrayList<String>();
    lines.add(
        text(
            "nothing was sent; against the imports before: %,d rows added, %,d changed, %,d the"
                + " same, %,d gone; %,d events taken back",
            changes.added(),
            changes.changed(),
            changes.unchanged(),
            changes.gone(),
            changes.takenBack()));
    for (var example : changes.examples()) {
      lines.add(
          text(
              "  %-8s  row '%s': %s",
              example.kind().name().toLowerCase(Locale.ROOT),
              example.rowId(),
              example.explanation()));
    }
    return lines;
  }

  private void addChanges(List<String> lines) {
    if (changes.takenBack() > 0) {
      lines.add(
          text(
              "  %,8d  events taken back: an earlier import made them and their rows do not any"
                  + " more",
              changes.takenBack()));
    }
    if (changes.gone() > 0) {
      lines.add(text("  %,8d  rows are not in this export any more", changes.gone()));
    }
    if (changes.older() > 0) {
      lines.add(
          text(
              "  %,8d  rows changed nothing: an earlier import has had them with a higher revision"
                  + "; first: %s",
              changes.older(), example(ImportChanges.Kind.OLDER)));
    }
    if (changes.repeated() > 0) {
      lines.add(
          text(
              "  %,8d  rows have the row_id of a row before them in this import and say something"
                  + " else; the last one counts. If every row is an event of its own, set"
                  + " 'export: log'; first: %s",
              changes.repeated(), example(ImportChanges.Kind.REPEATED)));
    }
  }

  private String example(ImportChanges.Kind kind) {
    return changes.examples().stream()
        .filter(each -> each.kind() == kind)
        .findFirst()
        .map(each -> "row '" + each.rowId() + "'")
        .orElse("");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
