package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.journey.SubscriptionCohort;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Collects the rows of a segment that may have changed.
 *
 * @param rows where they are collected
 */
record ConcernedRows(
    Map<Measure, List<Dependency>> dependencies,
    PeriodIndex periods,
    Reach reach,
    Selection wanted,
    Map<Kpi, Set<Period>> rows) {

  /** The days that the company has data of, now and when rows were published. */
  record Reach(DataRanges data, DataRanges publishedData) {}

  /** The rows that are drained. */
  record Selection(Set<Grain> grains, Predicate<KpiKey> keys) {
    /**
     * Those of a segment. Subscribers by cohort have rows of months alone, because their rows are
     * as many as cohorts times periods; who is in no cohort has none.
     */
    Selection in(Segment segment) {
      int cohort = segment.dimensions().indexOf(SubscriptionCohort.DIMENSION);
      if (cohort < 0) {
        return this;
      }
      boolean isKnown = !segment.values().get(cohort).equals(DimensionValue.UNKNOWN);
      return new Selection(
          isKnown && grains.contains(Grain.MONTH) ? EnumSet.of(Grain.MONTH) : Set.of(), keys);
    }

    boolean has(Kpi kpi, Period period, Segment segment) {
      return grains.contains(period.grain()) && keys.test(new KpiKey(kpi.id(), period, segment));
    }

    List<Grain> grainsOf(Measure measure) {
      return grains.stream()
          .filter(grain -> measure.grain().isEmpty() || measure.grain().get() == grain)
          .sorted()
          .toList();
    }
  }

  /** The rows of a measure that has changed on days. */
  void changed(Measure measure, NavigableSet<Integer> days, Predicate<Kpi> concerned) {
    for (var dependency : dependencies.getOrDefault(measure, List.of())) {
      if (!concerned.test(dependency.kpi())) {
        continue;
      }
      var of = rows.computeIfAbsent(dependency.kpi(), k -> new LinkedHashSet<>());
      for (var grain : wanted.grainsOf(measure)) {
        if (dependency.onwards()) {
          reach
              .data()
              .reachedWith(reach.publishedData(), days.first())
              .forEach(range -> periods.each(grain, range.first(), range.last(), of::add));
        } else {
          days.forEach(day -> addLagged(periods.of(grain, day), dependency.lag(), of));
        }
      }
    }
  }

  /**
   * All rows of the KPIs that gain or lose their value as measures begin or cease to be reported,
   * or to be reported by segment.
   */
  void ofReporting(Set<Measure> measures, SegmentCells cells) {
    if (measures.isEmpty()) {
      return;
    }
    var kpis = of(measures);
    cells.days().forEach((measure, days) -> changed(measure, days, kpis::contains));
  }

  /** As {@link #ofReporting}, of the rows that a share has because its whole has them. */
  void ofReporting(Set<Measure> measures, SegmentCells whole, Set<Kpi> shares) {
    if (measures.isEmpty()) {
      return;
    }
    var kpis = of(measures);
    kpis.retainAll(shares);
    whole.days().forEach((measure, days) -> changed(measure, days, kpis::contains));
  }

  private Set<Kpi> of(Set<Measure> measures) {
    var kpis = new HashSet<Kpi>();
    for (var measure : measures) {
      dependencies.getOrDefault(measure, List.of()).forEach(on -> kpis.add(on.kpi()));
    }
    return kpis;
  }

  /** All rows of a segment. */
  void all(SegmentCells cells) {
    cells.days().forEach((measure, days) -> changed(measure, days, kpi -> true));
  }

  /** The rows that begin or cease to be when the company's data reaches other days. */
  void ofOtherReach(int firstDay) {
    var differences =
        reach.data().differenceTo(reach.publishedData()).stream()
            .filter(days -> days.last() >= firstDay)
            .toList();
    if (differences.isEmpty()) {
      return;
    }
    for (var dependency : dependencies.values().stream().flatMap(List::stream).toList()) {
      if (dependency.endsWithTheData()) {
        var of = rows.computeIfAbsent(dependency.kpi(), k -> new LinkedHashSet<>());
        for (var grain : wanted.grains()) {
          for (var days : differences) {
            periods.each(grain, Math.max(firstDay, days.first()), days.last(), of::add);
          }
        }
      }
    }
  }

  private void addLagged(Period period, int lag, Set<Period> into) {
    var lagged = period;
    for (int i = 0; i < lag; i++) {
      lagged = periods.after(lagged);
    }
    int first = (int) lagged.firstDay().toEpochDay();
    int last = (int) lagged.lastDay().toEpochDay();
    if (lag == 0
        || reach.data().reaches(first, last)
        || reach.publishedData().reaches(first, last)) {
      into.add(lagged);
    }
  }
}
