package io.funnelstreams.core.kpi;

import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.Grain;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a KPI depends on a measure: a change of the measure on a day changes the KPI in the period
 * {@code lag} periods after the day's, and where {@code onwards}, in all that follow.
 */
record Dependency(Kpi kpi, int lag, boolean onwards) {

  /** For each measure the KPIs that change with it. */
  static Map<Measure, List<Dependency>> of(Catalogue catalogue) {
    var dependencies = new EnumMap<Measure, List<Dependency>>(Measure.class);
    for (var kpi : catalogue.kpis()) {
      collect(kpi, catalogue.expressionOf(kpi.id()), 0, dependencies);
    }
    return dependencies;
  }

  private static void collect(
      Kpi kpi, Expression expression, int lag, Map<Measure, List<Dependency>> into) {
    if (expression instanceof Expression.Sum sum) {
      put(sum.measure(), new Dependency(kpi, lag, false), into);
    } else if (expression instanceof Expression.Median median) {
      put(median.distribution(), new Dependency(kpi, lag, false), into);
    } else if (expression instanceof Expression.Stock stock) {
      put(stock.measure(), new Dependency(kpi, lag, true), into);
    } else if (expression instanceof Expression.Distinct distinct) {
      for (var grain : Grain.values()) {
        put(distinct.measure().of(grain), new Dependency(kpi, lag, false), into);
      }
    }
    int inner = expression instanceof Expression.Previous ? lag + 1 : lag;
    expression.parts().forEach(part -> collect(kpi, part, inner, into));
  }

  private static void put(
      Measure measure, Dependency dependency, Map<Measure, List<Dependency>> into) {
    var known = into.computeIfAbsent(measure, m -> new ArrayList<>());
    if (!known.contains(dependency)) {
      known.add(dependency);
    }
  }

  /** Whether the rows of the KPI can end with the last day that anything is known of. */
  boolean endsWithTheData() {
    return onwards || lag > 0;
  }
}
