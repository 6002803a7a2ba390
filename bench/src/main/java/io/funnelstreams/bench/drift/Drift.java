package io.funnelstreams.bench.drift;

import java.time.LocalDate;

/**
 * Something that goes wrong with a KPI for a while.
 *
 * @param first the first day on which it does
 * @param last the last day, included
 * @param factor what the KPI is multiplied by, below 1
 */
record Drift(String kpi, LocalDate first, LocalDate last, double factor) {
  /** The factor of a KPI on a day. */
  double on(String which, LocalDate day) {
    boolean now = which.equals(kpi) && !day.isBefore(first) && !day.isAfter(last);
    return now ? factor : 1;
  }
}
