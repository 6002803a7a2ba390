package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FormulaPart;
import io.funnelstreams.core.kpi.KpiBoard;
import io.funnelstreams.core.plan.KpiReader;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Reads the values of KPIs from a board.
 *
 * @param segments finds the segment that a goal's is on the board; empty where no cut has it
 */
record BoardReader(KpiBoard board, Function<Map<String, String>, Optional<Segment>> segments)
    implements KpiReader {

  @Override
  public OptionalDouble value(
      String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
    return segments
        .apply(segment)
        .map(known -> board.value(kpi, known, first, last))
        .orElse(OptionalDouble.empty());
  }

  @Override
  public OptionalDouble side(
      FormulaPart.Role side,
      String kpi,
      Map<String, String> segment,
      LocalDate first,
      LocalDate last) {
    return segments
        .apply(segment)
        .map(known -> board.value(kpi, side, known, first, last))
        .orElse(OptionalDouble.empty());
  }

  @Override
  public OptionalDouble formula(
      Formula formula, Map<String, String> segment, LocalDate first, LocalDate last) {
    return segments
        .apply(segment)
        .map(known -> board.value(formula, known, first, last))
        .orElse(OptionalDouble.empty());
  }

  @Override
  public Optional<LocalDate> since(Map<String, String> segment) {
    return segments
        .apply(segment)
        .map(board::historySince)
        .flatMap(
            day ->
                day.isPresent()
                    ? Optional.of(LocalDate.ofEpochDay(day.getAsInt()))
                    : Optional.empty());
  }
}
