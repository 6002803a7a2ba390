package io.funnelstreams.serve.view;

import io.funnelstreams.core.time.Period;
import io.funnelstreams.core.time.TimeRange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A KPI's value for a period and segment, as it was published.
 *
 * @param instants of the period, in the plan's time zone; without bounds of all of time, and where
 *     the row was published before rows had them
 * @param segment dimension to value, spelled as it is shown; empty for the whole company
 * @param value empty where there is none, see {@code reason}
 * @param unit {@code count}, {@code ratio}, {@code days}, {@code months}, a currency, or a currency
 *     per day
 * @param provisional whether the period is not over yet
 * @param reason why there is no value: {@code denominator_zero}, {@code dimension_not_available},
 *     {@code no_whole}, {@code no_gross_margin}, {@code no_headcount}, {@code no_length}, {@code
 *     not_reported}, {@code failed}
 * @param missing with {@code not_reported}, the feeds that never had any data
 * @param definition the version of the plan's definition that the value is by
 */
public record KpiRow(
    String kpi,
    Period period,
    TimeRange instants,
    Map<String, String> segment,
    OptionalDouble value,
    OptionalDouble numerator,
    OptionalDouble denominator,
    OptionalLong sampleSize,
    String unit,
    boolean provisional,
    Optional<String> reason,
    List<String> missing,
    Instant asOf,
    String definition) {
  /** By KPI, grain, period and segment. */
  public static final Comparator<KpiRow> ORDER =
      Comparator.comparing(KpiRow::kpi)
          .thenComparing(row -> row.period().grain())
          .thenComparing(row -> row.period().firstDay())
          .thenComparing(row -> new TreeMap<>(row.segment()).toString());

  public KpiRow {
    segment = Map.copyOf(segment);
    missing = List.copyOf(missing);
  }
}
