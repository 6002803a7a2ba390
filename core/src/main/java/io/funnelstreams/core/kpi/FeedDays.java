package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.CustomerTrigger;
import io.funnelstreams.core.journey.Feed;
import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.journey.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The days on which each feed of the company sent data, and so which measures any source ever
 * reported. It covers the whole company, whatever segments a store has.
 */
final class FeedDays {
  private final Map<Feed, TreeMap<Integer, Long>> days = new EnumMap<>(Feed.class);
  private final Map<Measure, Set<Feed>> feeds = new EnumMap<>(Measure.class);
  private final boolean everything;
  private Set<Measure> missing = EnumSet.noneOf(Measure.class);
  private final Set<Measure> changed = EnumSet.noneOf(Measure.class);

  /** The feeds of a company by its customer triggers. */
  FeedDays(Set<CustomerTrigger> customerDefinition) {
    this(customerDefinition, false);
    missing = notReported();
  }

  private FeedDays(Set<CustomerTrigger> customerDefinition, boolean everything) {
    this.everything = everything;
    for (var measure : Measure.values()) {
      feeds.put(measure, measure.feeds(customerDefinition));
    }
  }

  /**
   * For cells without the events behind them: every feed they may be made of counts as reported.
   */
  static FeedDays everythingReported() {
    return new FeedDays(EnumSet.allOf(CustomerTrigger.class), true);
  }

  long get(Feed feed, int day) {
    return days.getOrDefault(feed, new TreeMap<>()).getOrDefault(day, 0L);
  }

  /** How much each feed sent on each day on which it sent anything. */
  Map<Cell, Long> cells() {
    var cells = new HashMap<Cell, Long>();
    days.forEach(
        (feed, ofFeed) ->
            ofFeed.forEach(
                (day, amount) ->
                    cells.put(new Cell(Segment.TOTAL, feed.events(), 0, day), amount)));
    return cells;
  }

  /** Whether that makes the day another one: one with events, or none. */
  boolean set(Feed feed, int day, long amount) {
    var ofFeed = days.computeIfAbsent(feed, f -> new TreeMap<>());
    var before = amount == 0 ? ofFeed.remove(day) : ofFeed.put(day, amount);
    boolean began = before == null && amount != 0;
    boolean ended = before != null && amount == 0;
    if ((ended && ofFeed.isEmpty()) || (began && ofFeed.size() == 1)) {
      noteChange();
    }
    return began || ended;
  }

  private void noteChange() {
    var now = notReported();
    for (var measure : Measure.values()) {
      if (now.contains(measure) != missing.contains(measure) && !changed.remove(measure)) {
        changed.add(measure);
      }
    }
    missing = now;
  }

  private Set<Measure> notReported() {
    var none = EnumSet.noneOf(Measure.class);
    if (!everything) {
      feeds.forEach(
          (measure, of) -> {
            if (!of.isEmpty() && of.stream().noneMatch(this::isReported)) {
              none.add(measure);
            }
          });
    }
    return none;
  }

  private boolean isReported(Feed feed) {
    return !days.getOrDefault(feed, new TreeMap<>()).isEmpty();
  }

  /** The measures that no source ever reported. */
  Set<Measure> missing() {
    return missing;
  }

  /** The measures of an expression that no source ever reported. */
  List<FeedChoice> notReported(Expression expression) {
    if (!expression.hasMeasure(missing)) {
      return List.of();
    }
    return FeedChoice.needed(
        expression.measures().filter(missing::contains).map(feeds::get).toList());
  }

  /** The measures that are reported now and were not, or the other way round. */
  Set<Measure> changed() {
    return changed;
  }

  void markClean() {
    changed.clear();
  }

  /**
   * The days on which the feeds of an expression sent data. A segment has the days of the whole
   * company, and beside them those of its own cells: one channel's spend can stop while that of
   * others goes on. Of feeds any of which is enough, those that sent data once are the ones that
   * can fall silent.
   *
   * @param total whether the cells are those of the whole company
   */
  KpiActivity activity(Expression expression, boolean total, SegmentCells cells) {
    var sources = new ArrayList<KpiActivity.Source>();
    expression
        .measures()
        .map(feeds::get)
        .filter(of -> !of.isEmpty())
        .distinct()
        .forEach(
            of -> {
              var known = known(of);
              if (!everything) {
                sources.add(new KpiActivity.Source(known, ActiveDays.of(reported(of))));
              }
              if (everything || !total) {
                sources.add(new KpiActivity.Source(known, ActiveDays.of(cells.days(fedBy(of)))));
              }
            });
    var company = everything ? cells.days(Set.of(Measure.values())) : reported(days.keySet());
    return new KpiActivity(sources, ActiveDays.of(company));
  }

  /** Those of the feeds that ever sent data; all of them where none did. */
  private Set<Feed> known(Set<Feed> of) {
    var known = EnumSet.copyOf(of);
    known.removeIf(feed -> !isReported(feed));
    return known.isEmpty() ? of : known;
  }

  private Set<Integer> reported(Set<Feed> of) {
    var all = new HashSet<Integer>();
    of.forEach(feed -> all.addAll(days.getOrDefault(feed, new TreeMap<>()).keySet()));
    return all;
  }

  private Set<Measure> fedBy(Set<Feed> of) {
    var measures = EnumSet.noneOf(Measure.class);
    feeds.forEach(
        (measure, ofMeasure) -> {
          if (!Collections.disjoint(of, ofMeasure)) {
            measures.add(measure);
          }
        });
    return measures;
  }

  /** The first day of any feed. */
  OptionalInt firstDay() {
    return days.values().stream()
        .filter(ofFeed -> !ofFeed.isEmpty())
        .mapToInt(TreeMap::firstKey)
        .min();
  }
}
