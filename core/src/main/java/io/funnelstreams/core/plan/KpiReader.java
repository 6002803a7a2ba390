package io.funnelstreams.core.plan;

import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalDouble;

/** Where goals get the values of KPIs from. */
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
}
