package io.funnelstreams.bench.history;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.ingest.ledger.ImportLedger;
import io.funnelstreams.ingest.ledger.ImportedRow;
import io.funnelstreams.ingest.ledger.MappingId;
import io.funnelstreams.ingest.ledger.MemoryLedgers;
import io.funnelstreams.ingest.ledger.SnapshotImport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random exports in a row, as an importer publishes them by its ledger: rows are edited, moved to
 * other parties, repeated and left out, some events may be made by several rows, and rows may have
 * revisions.
 */
public final class ExportHistories {
  private static final Instant IMPORTED = Instant.parse("2027-04-01T08:00:00Z");
  private static final int ROWS = 6;

  private ExportHistories() {}

  /** The kind of the exports, besides their rows. */
  private enum Kind {
    /** Each export has all rows that there are. */
    COMPLETE,
    /** Each export has some of the rows. */
    PARTIAL,
    /** Each export has some of the rows, in versions that are numbered. */
    NUMBERED
  }

  /**
   * What a row makes in one of its versions.
   *
   * @param revision the number of the version, where versions are numbered
   */
  private record Version(int revision, List<Made> events) {}

  /**
   * An event that a row makes.
   *
   * @param shared whether other rows make it too
   */
  private record Made(Act act, boolean shared) {}

  /** A row becomes another version, or is left out where there is none. */
  private record Edit(int row, Optional<Version> version) {}

  /** A line of an export, and where in all exports it is. */
  private record Line(Instant at, long sequence, String row, Version version) {}

  /** Random exports of a company whose plan has a rate for every day. */
  public static Arbitrary<ExportHistory> histories(Catalogue catalogue) {
    var edits =
        Arbitraries.of(Histories.THEMES)
            .flatMap(
                families -> edits(versions(Act.acts(families))).list().ofMinSize(2).ofMaxSize(5));
    return Combinators.combine(
            Plans.plansWithEveryRate(catalogue), Arbitraries.of(Kind.class), edits, Histories.NOW)
        .as((plan, kind, exports, now) -> new Play(kind, plan).history(exports, now));
  }

  private static Arbitrary<Version> versions(Arbitrary<Act> acts) {
    var made = Combinators.combine(acts, Arbitraries.of(false, false, true)).as(Made::new);
    return Combinators.combine(Arbitraries.integers().between(0, 3), made.list().ofMaxSize(3))
        .as(Version::new);
  }

  private static Arbitrary<List<Edit>> edits(Arbitrary<Version> versions) {
    var there = Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false));
    return Combinators.combine(Arbitraries.integers().between(0, ROWS - 1), versions, there)
        .as((row, version, is) -> new Edit(row, Optional.of(version).filter(each -> is)))
        .list()
        .ofMaxSize(4);
  }

  /** Imports exports one after the other, and records the rows that hold. */
  private static final class Play {
    private final Kind kind;
    private final Plan plan;
    private final ImportLedger ledger = new MemoryLedgers().of(new MappingId("crm", "company"));
    private final Map<String, Version> company = new TreeMap<>();
    private final Map<String, Line> standing = new TreeMap<>();
    private final List<Event> published = new ArrayList<>();

    Play(Kind kind, Plan plan) {
      this.kind = kind;
      this.plan = plan;
    }

    ExportHistory history(List<List<Edit>> exports, Instant now) {
      for (int i = 0; i < exports.size(); i++) {
        take(export(i, exports.get(i)));
      }
      var last =
          standing.values().stream()
              .sorted(Comparator.comparing(Line::at).thenComparing(Line::sequence))
              .flatMap(line -> events(line).keySet().stream())
              .toList();
      return new ExportHistory(plan, published, last, now);
    }

    /** The rows that were edited, and after them others as they were. */
    private List<Edit> export(int number, List<Edit> edits) {
      var lines = new ArrayList<Edit>();
      for (var edit : edits) {
        edit.version()
            .ifPresentOrElse(
                version -> {
                  company.put(row(edit), version);
                  lines.add(edit);
                },
                () -> {
                  company.remove(row(edit));
                  lines.removeIf(line -> line.row() == edit.row());
                });
      }
      for (int row = 0; row < ROWS; row++) {
        var other = new Edit(row, Optional.ofNullable(company.get("r" + row)));
        boolean isIn = kind == Kind.COMPLETE || (row + number) % 2 == 0;
        if (isIn && other.version().isPresent() && !hasRow(lines, row)) {
          lines.add(other);
        }
      }
      return lines;
    }

    private static boolean hasRow(List<Edit> lines, int row) {
      return lines.stream().anyMatch(line -> line.row() == row);
    }

    private static String row(Edit edit) {
      return "r" + edit.row();
    }

    /** All imports are at one time by the importer's clock. */
    private void take(List<Edit> export) {
      var rows = SnapshotImport.begin(ledger, IMPORTED, ZoneOffset.UTC);
      if (kind == Kind.COMPLETE) {
        standing.clear();
      }
      long sequence = 0;
      for (var edit : export) {
        sequence += 2;
        var line = new Line(rows.at(), sequence, row(edit), edit.version().orElseThrow());
        stands(line);
        rows.take(imported(line), sequence, published::add);
      }
      if (kind == Kind.COMPLETE) {
        rows.takeBackUnseen(published::add);
      }
      rows.finish(published::add);
    }

    private void stands(Line line) {
      var before = Optional.ofNullable(standing.get(line.row()));
      if (before.filter(known -> revision(known) > revision(line)).isEmpty()) {
        standing.put(line.row(), line);
      }
    }

    private long revision(Line line) {
      return kind == Kind.NUMBERED ? line.version().revision() : 0;
    }

    private ImportedRow imported(Line line) {
      var events = events(line);
      var shared = events.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey);
      var revision = kind == Kind.NUMBERED ? OptionalLong.of(revision(line)) : OptionalLong.empty();
      return ImportedRow.of(
          line.row(), line.at(), revision, List.copyOf(events.keySet()), shared.toList());
    }

    /** The events of a line, and whether other rows may make them. */
    private Map<Event, Boolean> events(Line line) {
      var events = new LinkedHashMap<Event, Boolean>();
      int place = 0;
      for (var made : line.version().events()) {
        // Which of several numbered versions holds is a matter of one row.
        boolean shared = made.shared() && kind != Kind.NUMBERED;
        var event = event(line, made, line.row() + "/" + place++);
        var id = "any/" + event.family();
        if (shared && events.keySet().stream().noneMatch(each -> hasId(each, id))) {
          events.put(event(line, made, id), true);
        } else {
          events.put(event, false);
        }
      }
      return events;
    }

    private static boolean hasId(Event event, String id) {
      return event.header().key().eventId().equals(id);
    }

    private Event event(Line line, Made made, String id) {
      var act = made.act();
      var occurredAt = act.moment().in(plan.rules().calendar().zone());
      var header =
          new Header(
              new EventKey("crm", id),
              revision(line),
              false,
              true,
              occurredAt,
              line.at(),
              act.party(),
              act.segment());
      var event = act.written(act.body().with(header));
      return event.withHeader(event.header().recordedAgain(line.at(), line.sequence()));
    }
  }
}
