package io.funnelstreams.core.plan;

import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FormulaPart;
import io.funnelstreams.core.kpi.FormulaTree;
import io.funnelstreams.core.kpi.KpiActivity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Where goals get the values of KPIs from. */
@FunctionalInterface
public interface KpiReader {
  /**
   * A KPI over a range of days, in its unit; a stock at the end of it.
   *
   * @param kpi the KPI's id
   * @param segment dimension to value; empty for the whole company
   * @param first the first day, included
   * @param last the last day, included; it may lie in the future
   * @return empty where the KPI has no value there
   */
  OptionalDouble value(String kpi, Map<String, String> segment, LocalDate first, LocalDate last);

  /**
   * A side of the quotient that a KPI is, as {@link #value}.
   *
   * @param side {@code VALUE} for the KPI itself
   */
  default OptionalDouble side(
      FormulaPart.Role side,
      String kpi,
      Map<String, String> segment,
      LocalDate first,
      LocalDate last) {
    return side == FormulaPart.Role.VALUE
        ? value(kpi, segment, first, last)
        : OptionalDouble.empty();
  }

  /** Any formula, as {@link #value}; empty where the reader has KPIs alone. */
  default OptionalDouble formula(
      Formula formula, Map<String, String> segment, LocalDate first, LocalDate last) {
    return OptionalDouble.empty();
  }

  /** The parts that a KPI is made of; empty where the reader has its values alone. */
  default Optional<FormulaTree> treeOf(String kpi) {
    return Optional.empty();
  }

  /** The feeds of a KPI's measures that no source ever sent; empty where each was. */
  default List<FeedChoice> notReported(String kpi) {
    return List.of();
  }

  /** When the feeds of a KPI were alive in a segment. */
  default KpiActivity activity(String kpi, Map<String, String> segment) {
    return KpiActivity.UNKNOWN;
  }

  /** As {@link #activity(String, Map)}, of any formula. */
  default KpiActivity activity(Formula formula, Map<String, String> segment) {
    return KpiActivity.UNKNOWN;
  }

  /** The first day with data; empty where there is none. */
  default Optional<LocalDate> since(Map<String, String> segment) {
    return Optional.empty();
  }
}
