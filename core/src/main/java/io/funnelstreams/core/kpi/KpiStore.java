package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.cell.Spelling;
import io.funnelstreams.core.journey.CustomerTrigger;
import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Keeps KPIs in step with their cells. Cells go in; the rows that may have changed come out for
 * every grain, each once for however many cells it rests on.
 *
 * <p>It is the one mutable thing between cells and KPIs and belongs to one thread. Its rows are a
 * function of the cells alone: feeding the same cells in another order, or in other portions,
 * leaves the same rows.
 */
public final class KpiStore {
  private final Catalogue catalogue;
  private final BusinessCalendar calendar;
  private final Evaluation.Figures figures;
  private final PeriodIndex periods;
  private final Map<Measure, List<Dependency>> dependencies;
  private final Map<Segment, SegmentCells> segments = new HashMap<>();
  private final Map<Segment, Map<Measure, NavigableSet<Integer>>> changed = new LinkedHashMap<>();
  private final UnattributedMeasures unattributed = new UnattributedMeasures();
  private final FeedDays feeds;
  private final ShownSegments shown = new ShownSegments();
  private final ShareWholes wholes;
  private final EndedPeriods ended = new EndedPeriods();
  private DataRanges data = DataRanges.NONE;
  private DataRanges publishedData = DataRanges.NONE;
  private final Map<Segment, Long> revisions = new HashMap<>();
  private long commonRevision;
  private int today = Integer.MAX_VALUE;

  /**
   * An empty store of a company, which also gets the cells that say what was reported.
   *
   * @param currency money is in major units of it
   * @param customerDefinition what makes a customer
   */
  public KpiStore(
      Catalogue catalogue,
      BusinessCalendar calendar,
      Currency currency,
      OptionalDouble grossMargin,
      Set<CustomerTrigger> customerDefinition) {
    this(catalogue, calendar, currency, grossMargin, new FeedDays(customerDefinition));
  }

  /**
   * An empty store for cells without the events behind them: everything counts as reported.
   *
   * @param currency money is in major units of it
   */
  public KpiStore(
      Catalogue catalogue,
      BusinessCalendar calendar,
      Currency currency,
      OptionalDouble grossMargin) {
    this(catalogue, calendar, currency, grossMargin, FeedDays.everythingReported());
  }

  private KpiStore(
      Catalogue catalogue,
      BusinessCalendar calendar,
      Currency currency,
      OptionalDouble grossMargin,
      FeedDays feeds) {
    this.feeds = feeds;
    this.catalogue = catalogue;
    this.calendar = calendar;
    this.figures =
        new Evaluation.Figures(
            Math.pow(10, currency.getDefaultFractionDigits()),
            grossMargin,
            Optional.of(catalogue.headcount()));
    this.periods = new PeriodIndex(calendar);
    this.dependencies = Dependency.of(catalogue);
    this.wholes = new ShareWholes(catalogue.shares(), catalogue.sharedMeasures());
  }

  /** Sets the amount of a cell. */
  public void set(Cell cell, long amount) {
    var feed = cell.measure().reports();
    if (feed.isPresent()) {
      // Feed data concerns the whole company and has no row of its own.
      commonRevision += feeds.set(feed.get(), cell.epochDay(), amount) ? 1 : 0;
      return;
    }
    var cells = segments.computeIfAbsent(cell.segment(), this::begin);
    boolean wasEmpty = cells.isEmpty();
    cells.set(cell.measure(), cell.bucket(), cell.epochDay(), amount);
    wholes.set(cell.segment(), wasEmpty, cells.isEmpty());
    noteChange(cell.segment(), cell.measure(), cell.epochDay());
  }

  private SegmentCells begin(Segment segment) {
    shown.begin(segment);
    wholes.begin(segment);
    return new SegmentCells();
  }

  /**
   * Adds the change of a cell to the wholes that shares are taken of. A whole has its parts beyond
   * a breakdown's cap too, which {@link #set} gets under the name of another segment.
   */
  void addToWholes(Cell cell, long change) {
    wholes.add(cell, change, today);
  }

  /** Adds an amount to the whole over one dimension that the cell's segment is a part of. */
  public void addToWhole(String dimension, Cell cell, long amount) {
    wholes.add(dimension, cell, amount, today);
  }

  /**
   * Notes how an event spells a value. Where this changes the spelling that is shown, the rows of
   * its segments come out.
   */
  public void spell(Spelling spelling) {
    shown.spell(spelling);
  }

  /** Takes every row for one that may have changed, as for a reader that has none of them. */
  public void everythingChanged() {
    segments.forEach(
        (segment, cells) ->
            cells.each((measure, bucket, day, amount) -> noteChange(segment, measure, day)));
    wholes.everythingChanged();
  }

  private void noteChange(Segment segment, Measure measure, int day) {
    if (day < today) {
      revisions.merge(segment, 1L, Long::sum);
    }
    changed
        .computeIfAbsent(segment, s -> new EnumMap<>(Measure.class))
        .computeIfAbsent(measure, m -> new TreeSet<>())
        .add(day);
  }

  /** The amount of a cell. */
  public long get(Cell cell) {
    var feed = cell.measure().reports();
    if (feed.isPresent()) {
      return feeds.get(feed.get(), cell.epochDay());
    }
    var cells = segments.get(cell.segment());
    return cells == null ? 0 : cells.get(cell.measure(), cell.bucket(), cell.epochDay());
  }

  /** The first day that a segment has a cell of; empty where it has none. */
  public OptionalInt firstDay(Segment segment) {
    var cells = segments.get(segment);
    var first = cells == null ? OptionalInt.empty() : cells.firstDay();
    var reported = segment.equals(Segment.TOTAL) ? feeds.firstDay() : OptionalInt.empty();
    return IntStream.concat(first.stream(), reported.stream()).min();
  }

  /**
   * The first day of a segment within the newest range of the company's data: data before a gap of
   * more than a year says nothing about the data after it.
   */
  public OptionalInt historySince(Segment segment) {
    var first = firstDay(segment);
    var newest = data.newestSince();
    return first.isPresent() && newest.isPresent()
        ? OptionalInt.of(Math.max(first.getAsInt(), newest.getAsInt()))
        : first;
  }

  /** The segments of a breakdown that have cells, in their order and as they are shown. */
  public List<Segment> segments(List<String> dimensions) {
    return segments.keySet().stream()
        .filter(segment -> segment.dimensions().equals(dimensions))
        .map(shown::of)
        .sorted()
        .toList();
  }

  /** The cells that say what was reported, of all feeds. */
  Map<Cell, Long> reported() {
    return feeds.cells();
  }

  /** Every cell of a segment that is not 0. */
  Map<Cell, Long> cellsOf(Segment segment) {
    var amounts = new LinkedHashMap<Cell, Long>();
    var cells = segments.get(segment);
    if (cells != null) {
      cells.each(
          (measure, bucket, day, amount) ->
              amounts.put(new Cell(segment, measure, bucket, day), amount));
    }
    return amounts;
  }

  /**
   * Says whether a measure has cells in a breakdown and never carries one of its dimensions; its
   * KPIs have no value in any segment of the breakdown then.
   */
  void unattributed(List<String> breakdown, Measure measure, boolean isUnattributed) {
    if (unattributed.set(breakdown, measure, isUnattributed)) {
      commonRevision++;
    }
  }

  /** Sets the days that the company has data of; levels have rows where they reach. */
  public void data(DataRanges ranges) {
    data = ranges;
  }

  /**
   * Closes a day. The rows of the periods that ended with it come out once more: provisional values
   * are final now.
   */
  public void dayIsOver(LocalDate day) {
    ended.dayIsOver(day, periods, data);
  }

  /** Whether {@link #drain} has any row to return. */
  public boolean hasChanges() {
    return everySegmentIsConcerned() || !concerned().isEmpty();
  }

  /** Treats the rows as published: no row counts as changed. */
  public void markClean() {
    changed.clear();
    shown.markClean();
    wholes.markClean();
    ended.markClean();
    unattributed.markClean();
    feeds.markClean();
    publishedData = data;
  }

  private boolean everySegmentIsConcerned() {
    return !data.equals(publishedData)
        || !ended.isEmpty()
        || unattributed.hasChanges()
        || !feeds.changed().isEmpty();
  }

  /** The rows that may have changed since the last call, each once. */
  public List<KpiChange> drain() {
    return drain(EnumSet.allOf(Grain.class), key -> true);
  }

  /** As {@link #drain()}; rows that are not wanted are not computed, and never come out. */
  public List<KpiChange> drain(Set<Grain> grains, Predicate<KpiKey> wanted) {
    var changes = new ArrayList<KpiChange>();
    for (var segment : concerned()) {
      drain(segment, new ConcernedRows.Selection(grains, wanted).in(segment), changes);
    }
    markClean();
    return changes;
  }

  private Collection<Segment> concerned() {
    if (everySegmentIsConcerned()) {
      return segments.keySet();
    }
    var concerned = new LinkedHashSet<>(changed.keySet());
    concerned.addAll(shown.respelled());
    concerned.addAll(wholes.concerned());
    return concerned;
  }

  /** A KPI over any range of days, both ends included; empty where it has no value. */
  public OptionalDouble value(String kpi, Segment segment, LocalDate first, LocalDate last) {
    return value(catalogue.expressionOf(kpi), segment, first, last);
  }

  /** A side of the quotient that a KPI is, or the KPI itself, over any range of days. */
  public OptionalDouble value(
      String kpi, FormulaPart.Role side, Segment segment, LocalDate first, LocalDate last) {
    var asked = catalogue.expressionOf(kpi).side(side);
    return asked.isEmpty() ? OptionalDouble.empty() : value(asked.get(), segment, first, last);
  }

  /** A formula over any range of days; empty where it has no value. */
  public OptionalDouble value(Formula formula, Segment segment, LocalDate first, LocalDate last) {
    return value(catalogue.expressionOf(formula), segment, first, last);
  }

  private OptionalDouble value(
      Expression expression, Segment segment, LocalDate first, LocalDate last) {
    var cells = segments.getOrDefault(segment, new SegmentCells());
    return evaluation(segment, cells).value(expression, DaySpan.of(first, last, calendar));
  }

  private Evaluation evaluation(Segment segment, SegmentCells cells) {
    return new Evaluation(cells, absent(segment), figures.of(segment), wholes.of(segment, cells));
  }

  /**
   * A number that changes whenever amounts of a segment on a day before today change. While it is
   * the same, so is all that is computed of the days that are over.
   */
  public long revisionOfThePast(Segment segment) {
    return revisions.getOrDefault(segment, 0L) + wholes.revision(segment) + commonRevision;
  }

  /** Sets today. Until it is set, every day counts as over. */
  void today(int epochDay) {
    today = epochDay;
  }

  /** As {@link #value}, with all that a row of the KPI would say, also where it had no row. */
  public KpiValue figures(String kpi, Segment segment, LocalDate first, LocalDate last) {
    return rows(segment, segments.getOrDefault(segment, new SegmentCells()))
        .figures(catalogue.expressionOf(kpi), DaySpan.of(first, last, calendar));
  }

  private void drain(Segment segment, ConcernedRows.Selection wanted, List<KpiChange> into) {
    var rows = new LinkedHashMap<Kpi, Set<Period>>();
    var concerned =
        new ConcernedRows(
            dependencies, periods, new ConcernedRows.Reach(data, publishedData), wanted, rows);
    changed
        .getOrDefault(segment, Map.of())
        .forEach((measure, days) -> concerned.changed(measure, days, kpi -> true));
    var cells = segments.get(segment);
    wholes.firstDay(segment, cells).ifPresent(concerned::ofOtherReach);
    var measures = EnumSet.copyOf(feeds.changed());
    measures.addAll(unattributed.changed(segment.dimensions()));
    concerned.ofReporting(measures, cells);
    boolean respelled = shown.respelled().contains(segment);
    if (respelled) {
      concerned.all(cells);
    }
    wholes.collect(segment, measures, respelled, concerned);
    var maker = rows(segment, cells);
    var spelled = shown.of(segment);
    rows.forEach(
        (kpi, of) ->
            of.stream()
                .filter(period -> wanted.has(kpi, period, spelled))
                .forEach(period -> into.add(maker.row(kpi, period, spelled))));
    ended.rows(spelled, rows, maker, wanted).forEach(into::add);
  }

  private Evaluation.Absent absent(Segment segment) {
    return new Evaluation.Absent(unattributed.of(segment.dimensions()), feeds.missing());
  }

  private KpiRows rows(Segment segment, SegmentCells cells) {
    return new KpiRows(catalogue, calendar, feeds, data, evaluation(segment, cells));
  }

  /** When the feeds that a KPI is made of were alive, in the company and in a segment. */
  public KpiActivity activity(String kpi, Segment segment) {
    return activity(catalogue.expressionOf(kpi), segment);
  }

  /** As {@link #activity(String, Segment)}, of any formula. */
  public KpiActivity activity(Formula formula, Segment segment) {
    return activity(catalogue.expressionOf(formula), segment);
  }

  private KpiActivity activity(Expression expression, Segment segment) {
    var cells = segments.getOrDefault(segment, new SegmentCells());
    return feeds.activity(expression, segment.equals(Segment.TOTAL), cells);
  }

  /** The KPIs of the store. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** The measures of a KPI that no source ever reported; empty where each was. */
  public List<FeedChoice> notReported(String kpi) {
    return feeds.notReported(catalogue.expressionOf(kpi));
  }
}
