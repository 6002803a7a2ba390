package io.funnelstreams.core.alert;

import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.plan.KpiReader;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** The values of KPIs, by business day. */
public interface History {
  /** Where goals read their baselines and paces. */
  KpiReader reader();

  /**
   * A KPI over a range of days; a stock at the end of it.
   *
   * @param segment dimension to value; empty for the whole company
   * @param first the first day, included
   * @param last the last day, included
   */
  KpiValue over(String kpi, Map<String, String> segment, LocalDate first, LocalDate last);

  /**
   * The last day, not after today, that any event of the whole company is of; empty where there is
   * none.
   */
  Optional<LocalDate> lastDay();
}
