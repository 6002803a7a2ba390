package io.funnelstreams.serve.view;

import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which KPI rows are wanted.
 *
 * @param kpis ids; empty for all
 * @param grain empty for every grain
 * @param from the first day that a period may begin on
 * @param to the last day that a period may begin on
 * @param dimensions exactly the dimensions that a row is cut by; empty for the whole company
 * @param values what some of these dimensions must be, compared without case
 */
public record KpiQuery(
    Set<String> kpis,
    Optional<Grain> grain,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Set<String> dimensions,
    Map<String, String> values) {
  /** Every row of the whole company. */
  public static final KpiQuery TOTALS =
      new KpiQuery(
          Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Map.of());

  public KpiQuery {
    kpis = Set.copyOf(kpis);
    dimensions = Set.copyOf(dimensions);
    values = Map.copyOf(values);
    if (!dimensions.containsAll(values.keySet())) {
      throw new IllegalArgumentException(values.keySet() + " are not all among " + dimensions);
    }
  }

  /** Whether a row is wanted. */
  public boolean matches(KpiRow row) {
    return (kpis.isEmpty() || kpis.contains(row.kpi()))
        && grain.map(row.period().grain()::equals).orElse(true)
        && from.map(day -> !row.period().firstDay().isBefore(day)).orElse(true)
        && to.map(day -> !row.period().firstDay().isAfter(day)).orElse(true)
        && matchesSegment(row.segment());
  }

  private boolean matchesSegment(Map<String, String> segment) {
    return segment.keySet().equals(dimensions)
        && values.entrySet().stream()
            .allMatch(
                wanted -> folded(segment.get(wanted.getKey())).equals(folded(wanted.getValue())));
  }

  private static String folded(String value) {
    return value.strip().toLowerCase(Locale.ROOT);
  }
}
