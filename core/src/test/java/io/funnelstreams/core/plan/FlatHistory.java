package io.funnelstreams.core.plan;

import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FormulaPart;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** KPIs and formulas of flows by their values on each day, from a first day on. */
class FlatHistory implements KpiReader {
  private final LocalDate first;
  private final LocalDate last;
  private final Map<String, ToDoubleFunction<LocalDate>> flows = new HashMap<>();

  /** Of days from the first to the last. */
  FlatHistory(String first, String last) {
    this.first = LocalDate.parse(first);
    this.last = LocalDate.parse(last);
  }

  FlatHistory with(String kpi, ToDoubleFunction<LocalDate> ofDay) {
    flows.put(kpi, ofDay);
    return this;
  }

  @Override
  public OptionalDouble value(
      String kpi, Map<String, String> segment, LocalDate from, LocalDate to) {
    if (!flows.containsKey(kpi)) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
      boolean known = !day.isBefore(first) && !day.isAfter(last);
      sum += known ? flows.get(kpi).applyAsDouble(day) : 0;
    }
    return OptionalDouble.of(sum);
  }

  @Override
  public OptionalDouble side(
      FormulaPart.Role side,
      String kpi,
      Map<String, String> segment,
      LocalDate from,
      LocalDate to) {
    return switch (side) {
      case VALUE -> value(kpi, segment, from, to);
      case NUMERATOR -> value(kpi + " above", segment, from, to);
      case DENOMINATOR -> value(kpi + " below", segment, from, to);
    };
  }

  @Override
  public OptionalDouble formula(
      Formula formula, Map<String, String> segment, LocalDate from, LocalDate to) {
    return value(formula.text(), segment, from, to);
  }

  @Override
  public Optional<LocalDate> since(Map<String, String> segment) {
    return Optional.of(first);
  }
}
