package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.mapping.ValueSpec.FromLookup;
import io.funnelstreams.ingest.mapping.ValueSpec.OneCurrency;
import io.funnelstreams.ingest.row.CsvRow;
import io.funnelstreams.ingest.row.Raw;
import io.funnelstreams.ingest.row.Row;
import io.funnelstreams.ingest.row.RowLayout;
import io.funnelstreams.ingest.row.UnknownColumn;
import io.funnelstreams.schemas.yaml.Suggestion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A mapping made ready for the rows of one file. It counts identical rows, so every file needs its
 * own; not safe for use by several threads at once.
 */
public final class RowMapper {
  private final ReceivedRow arrival;
  private final RowIdentity identity;
  private final List<EventMaker> makers;
  private final PlaceholderCounts placeholders;
  private final IdentityCell identityCell;

  private RowMapper(
      ReceivedRow arrival, RowIdentity identity, List<EventMaker> makers, Cells cells) {
    this.arrival = arrival;
    this.placeholders = cells.placeholders();
    this.identityCell = cells.identity();
    this.identity = identity;
    this.makers = List.copyOf(makers);
  }

  /**
   * Makes a mapping ready.
   *
   * @param folders where lookup files are searched, before the mapping's own folder
   * @param recordedAt the time of the import
   * @throws io.funnelstreams.ingest.row.FileProblem where a lookup file cannot be used
   * @throws IllegalArgumentException where an expression names a column that is not there
   */
  public static RowMapper of(
      Mapping mapping, RowLayout layout, List<Path> folders, Instant recordedAt) {
    var cells =
        new Cells(layout, mapping.emptyMarkers(), mapping.dates(), lookups(mapping, folders));
    var readings = new Readings(mapping.numbers());
    var identity = RowIdentity.ofRow(mapping.rowId().stream().map(cells::cell).toList());
    var makers =
        mapping.events().stream()
            .map(event -> new EventMaker(mapping, event, cells, readings))
            .toList();
    probe(cells.expressions(), layout);
    return new RowMapper(ReceivedRow.imported(recordedAt), identity, makers, cells);
  }

  private static Map<String, LookupTable> lookups(Mapping mapping, List<Path> folders) {
    var searched = new LinkedHashSet<>(folders);
    searched.add(mapping.folder());
    var tables = new HashMap<String, LookupTable>();
    taken(mapping)
        .forEach(
            (name, columns) ->
                tables.put(
                    name,
                    LookupTable.read(mapping.lookups().get(name), columns, List.copyOf(searched))));
    return tables;
  }

  private static Map<String, Set<String>> taken(Mapping mapping) {
    var taken = new HashMap<String, Set<String>>();
    var values = new ArrayList<ValueSpec>(mapping.rowId());
    values.addAll(mapping.segment().values());
    for (var event : mapping.events()) {
      values.addAll(event.values().values());
      values.addAll(event.id());
      event.repeat().ifPresent(values::add);
      values.addAll(event.segment().values());
    }
    values.forEach(value -> collectLookups(value, taken));
    return taken;
  }

  private static void collectLookups(ValueSpec value, Map<String, Set<String>> taken) {
    if (value.from() instanceof FromLookup lookup) {
      taken.computeIfAbsent(lookup.lookup(), name -> new LinkedHashSet<>()).add(lookup.take());
      collectLookups(lookup.by(), taken);
    }
    if (value.from() instanceof OneCurrency currency) {
      collectLookups(currency.named(), taken);
    }
    value.otherwise().ifPresent(other -> collectLookups(other, taken));
    value.currency().ifPresent(currency -> collectLookups(currency, taken));
  }

  private static void probe(List<MappingExpression> expressions, RowLayout layout) {
    if (!layout.closed()) {
      return;
    }
    var blank =
        new CsvRow(0, Raw.of(new byte[0]), layout, Collections.nCopies(layout.names().size(), ""));
    for (var expression : expressions) {
      try {
        expression.probe(blank);
      } catch (UnknownColumn e) {
        var why =
            layout.isRepeated(e.column())
                ? "stands in the header more than once; rename one of them"
                : "is not there" + Suggestion.didYouMean(e.column(), layout.names());
        throw new IllegalArgumentException(
            "the expression '%s' names a column '%s' that %s"
                .formatted(expression.label(), e.column(), why),
            e);
      }
    }
  }

  /** The placeholders for missing dates so far, with their column, and in how many rows. */
  public Map<String, Long> placeholders() {
    return placeholders.all();
  }

  /** Maps the next row of the file. */
  public Mapped map(Row row) {
    return map(row, 0);
  }

  /** Maps the next row of the file, which is at a place within its import. */
  public Mapped map(Row row, long sequence) {
    var problems = new Problems();
    return map(row, identity.next(row, problems), arrival.at(sequence), problems);
  }

  /**
   * Maps a row that was rejected before.
   *
   * @param rowIdentity the one it was rejected with; only used where the mapping declares none
   * @param sequence its place among the rows that are mapped again
   */
  public Mapped mapAgain(Row row, String rowIdentity, long sequence) {
    var problems = new Problems();
    boolean known = !identity.isDeclared() && !rowIdentity.isEmpty();
    var id = known ? rowIdentity : identity.next(row, problems);
    return map(row, id, arrival.at(sequence), problems);
  }

  private Mapped map(Row row, String rowIdentity, ReceivedRow arrived, Problems problems) {
    return made(applying(row, problems), new RowInWork(row, rowIdentity, arrived, problems));
  }

  /**
   * Maps an item that a system sent. Many items are of no interest and have none of the mapping's
   * values, so the mapper asks for the identity only of an item that makes an event. It remembers
   * nothing from one item to the next.
   */
  public Mapped mapItem(Row item, ReceivedRow arrival) {
    var problems = new Problems(true);
    var applying = applying(item, problems);
    boolean identified = !applying.isEmpty() && identity.isDeclared();
    var id = identified ? identity.next(item, problems) : "";
    return made(applying, new RowInWork(item, id, arrival, problems));
  }

  private List<EventMaker> applying(Row row, Problems problems) {
    return makers.stream().filter(maker -> maker.appliesTo(row, problems)).toList();
  }

  /**
   * The highest revision, also of events that the row does not make now: an older version may make
   * other events.
   */
  private OptionalLong revision(Row row) {
    return makers.stream()
        .map(maker -> maker.rowRevision(row))
        .flatMapToLong(OptionalLong::stream)
        .max();
  }

  private Mapped made(List<EventMaker> applying, RowInWork work) {
    identityCell.begin(work.identity());
    var known = work.identity().isEmpty() ? "?" : work.identity();
    var identified = new RowInWork(work.row(), known, work.arrival(), work.problems());
    var events = new ArrayList<Event>(applying.size());
    var shared = new ArrayList<Event>();
    for (var maker : applying) {
      var made = maker.make(identified);
      events.addAll(made);
      shared.addAll(maker.shares() ? made : List.of());
    }
    return work.problems().count() == 0
        ? new Mapped.Events(
            work.identity(), events, shared, revision(work.row()), identified.open())
        : new Mapped.Rejected(
            work.identity(),
            work.problems().found(),
            applying.stream().map(EventMaker::name).toList());
  }
}
