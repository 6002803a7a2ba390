package io.funnelstreams.serve.view;

import io.funnelstreams.core.kpi.Additivity;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.FormulaPart.Role;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.core.time.Grain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The history of KPIs as published. Ranges of days are summed from days; values that only a period
 * has are known for periods alone.
 */
public final class PublishedHistory implements KpiReader {
  private final Catalogue catalogue;
  private final Map<Series, NavigableMap<LocalDate, KpiRow>> days = new HashMap<>();
  private final Map<PeriodKey, KpiRow> periods = new HashMap<>();

  /** A KPI in a segment, whose values are compared without case. */
  private record Series(String kpi, Map<String, String> segment) {
    static Series of(String kpi, Map<String, String> segment) {
      var lower = new HashMap<String, String>();
      segment.forEach((dimension, value) -> lower.put(dimension, NormalizedText.folded(value)));
      return new Series(kpi, lower);
    }
  }

  private record PeriodKey(Series series, LocalDate first, LocalDate last) {}

  /**
   * A history of what was published.
   *
   * @param catalogue the KPIs, by the names that the rows have
   */
  public PublishedHistory(Catalogue catalogue, Iterable<KpiRow> rows) {
    this.catalogue = catalogue;
    for (var row : rows) {
      var series = Series.of(row.kpi(), row.segment());
      var period = row.period();
      if (period.grain() == Grain.DAY) {
        days.computeIfAbsent(series, s -> new TreeMap<>()).put(period.firstDay(), row);
      } else if (period.grain() != Grain.TOTAL) {
        periods.put(new PeriodKey(series, period.firstDay(), period.lastDay()), row);
      }
    }
  }

  @Override
  public OptionalDouble value(
      String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
    var series = Series.of(kpi, segment);
    var period = periods.get(new PeriodKey(series, first, last));
    if (period != null) {
      return period.value();
    }
    var ofDays = days.getOrDefault(series, new TreeMap<>()).subMap(first, true, last, true);
    return switch (nature(kpi)) {
      case FLOW, STOCK -> side(Role.VALUE, kpi, segment, first, last);
      case QUOTIENT_OF_FLOWS, QUOTIENT_OF_STOCKS ->
          quotient(
              side(Role.NUMERATOR, kpi, segment, first, last),
              side(Role.DENOMINATOR, kpi, segment, first, last));
      case OF_PERIOD ->
          first.equals(last) && !ofDays.isEmpty()
              ? ofDays.get(first).value()
              : OptionalDouble.empty();
    };
  }

  @Override
  public OptionalDouble side(
      Role side, String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
    var known = days.get(Series.of(kpi, segment));
    if (known == null) {
      return OptionalDouble.empty();
    }
    var nature = nature(kpi);
    if (nature == Additivity.STOCK || nature == Additivity.QUOTIENT_OF_STOCKS) {
      var row = known.floorEntry(last);
      return row == null ? OptionalDouble.of(0) : figure(row.getValue(), side);
    }
    return OptionalDouble.of(
        known.subMap(first, true, last, true).values().stream()
            .flatMapToDouble(row -> figure(row, side).stream())
            .mapToObj(BigDecimal::valueOf)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .doubleValue());
  }

  @Override
  public Optional<LocalDate> since(Map<String, String> segment) {
    var lower = Series.of("", segment).segment();
    return days.entrySet().stream()
        .filter(entry -> entry.getKey().segment().equals(lower))
        .map(entry -> entry.getValue().firstKey())
        .min(LocalDate::compareTo);
  }

  private Additivity nature(String kpi) {
    return catalogue.find(kpi).orElseThrow().nature();
  }

  private static OptionalDouble figure(KpiRow row, Role side) {
    return switch (side) {
      case VALUE -> row.value();
      case NUMERATOR -> row.numerator();
      case DENOMINATOR -> row.denominator();
    };
  }

  private static OptionalDouble quotient(OptionalDouble above, OptionalDouble below) {
    return above.isPresent() && below.orElse(0) != 0
        ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
        : OptionalDouble.empty();
  }
}
