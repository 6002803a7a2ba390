package io.funnelstreams.serve.view;

import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which KPI rows are wanted.
 *
 * @param kpis ids; empty for all
 * @param grains empty for all
 * @param from the first day that a period may begin on
 * @param to the last day that a period may begin on
 * @param segments a row is wanted when one of them wants it; empty for every segment of every
 *     breakdown
 */
public record KpiQuery(
    Set<String> kpis,
    Set<Grain> grains,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    List<SegmentQuery> segments) {
  /** Every row of the whole company. */
  public static final KpiQuery TOTALS =
      new KpiQuery(
          Set.of(), Set.of(), Optional.empty(), Optional.empty(), List.of(SegmentQuery.WHOLE));

  public KpiQuery {
    kpis = Set.copyOf(kpis);
    grains = Set.copyOf(grains);
    segments = List.copyOf(segments);
  }

  /** The same of these KPIs and of one grain. */
  public KpiQuery of(Set<String> ids, Grain grain) {
    return new KpiQuery(ids, Set.of(grain), from, to, segments);
  }

  /** Whether a row is wanted. */
  public boolean matches(KpiRow row) {
    return matches(row.kpi(), row.period()) && matches(row.segment());
  }

  /** Whether rows of a KPI and a period are wanted. */
  public boolean matches(String kpi, Period period) {
    return (kpis.isEmpty() || kpis.contains(kpi))
        && (grains.isEmpty() || grains.contains(period.grain()))
        && from.map(day -> !period.firstDay().isBefore(day)).orElse(true)
        && to.map(day -> !period.firstDay().isAfter(day)).orElse(true);
  }

  /** Whether rows of a segment, dimension to value, are wanted. */
  public boolean matches(Map<String, String> segment) {
    return segments.isEmpty() || segments.stream().anyMatch(s -> s.matches(segment));
  }
}
