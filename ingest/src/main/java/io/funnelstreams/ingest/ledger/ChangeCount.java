package io.funnelstreams.ingest.ledger;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.ledger.ImportChanges.Example;
import io.funnelstreams.ingest.ledger.ImportChanges.Kind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what an import of snapshots changes, with the first rows of each kind as examples. */
final class ChangeCount {
  private static final int EXAMPLES = 3;
  private static final int EVENTS = 4;

  private final ZoneId zone;
  private final Map<Kind, Long> rows = new EnumMap<>(Kind.class);
  private final List<Example> examples = new ArrayList<>();
  private long unchanged;
  private long takenBack;

  /**
   * A count of nothing.
   *
   * @param zone whose days examples are shown by
   */
  ChangeCount(ZoneId zone) {
    this.zone = zone;
  }

  void unchanged() {
    unchanged++;
  }

  /** Counts a row of this kind, and the events that it makes and retracts. */
  void row(Kind kind, SnapshotDiff diff) {
    takenBack(diff.takenBack().size());
    if (rows.merge(kind, 1L, Long::sum) <= EXAMPLES) {
      examples.add(new Example(kind, diff.row().rowId(), explanation(diff)));
    }
  }

  void takenBack(long events) {
    takenBack += events;
  }

  private String explanation(SnapshotDiff diff) {
    var made = diff.made().stream().map(this::words);
    var back = diff.takenBack().stream().map(event -> "takes back " + words(event));
    var released =
        diff.row()
            .released()
            .map(each -> "makes " + words(each.event()) + " no more (other rows may)");
    return Stream.of(made, back, released)
        .flatMap(each -> each)
        .limit(EVENTS)
        .collect(Collectors.joining("; "));
  }

  private String words(Event event) {
    var header = event.header();
    return "%s of %s on %s".formatted(event.label(), header.partyId(), header.dayIn(zone));
  }

  private long of(Kind kind) {
    return rows.getOrDefault(kind, 0L);
  }

  ImportChanges changes() {
    return new ImportChanges(
        of(Kind.ADDED),
        of(Kind.CHANGED),
        unchanged,
        of(Kind.OLDER),
        of(Kind.GONE),
        of(Kind.REPEATED),
        takenBack,
        examples);
  }
}
