package io.funnelstreams.core.plan;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FormulaPart;
import io.funnelstreams.core.kpi.FormulaTree;
import io.funnelstreams.core.kpi.KpiActivity;
import io.funnelstreams.core.kpi.KpiStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads the values of KPIs from a store.
 *
 * @param breakdowns the breakdowns that the store has segments of
 */
public record BoardReader(KpiStore board, List<GroupingSet> breakdowns) implements KpiReader {
  public BoardReader {
    breakdowns = List.copyOf(breakdowns);
  }

  /** The segment of these values; empty where no breakdown has exactly their dimensions. */
  public Optional<Segment> segment(Map<String, String> values) {
    return breakdowns.stream()
        .filter(breakdown -> Set.copyOf(breakdown.dimensions()).equals(values.keySet()))
        .findFirst()
        .map(breakdown -> segment(breakdown, values));
  }

  private static Segment segment(GroupingSet breakdown, Map<String, String> values) {
    return new Segment(
        breakdown.dimensions(),
        breakdown.dimensions().stream().map(values::get).map(DimensionValue::of).toList());
  }

  @Override
  public OptionalDouble value(
      String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
    return segment(segment)
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
    return segment(segment)
        .map(known -> board.value(kpi, side, known, first, last))
        .orElse(OptionalDouble.empty());
  }

  @Override
  public OptionalDouble formula(
      Formula formula, Map<String, String> segment, LocalDate first, LocalDate last) {
    return segment(segment)
        .map(known -> board.value(formula, known, first, last))
        .orElse(OptionalDouble.empty());
  }

  @Override
  public Optional<FormulaTree> treeOf(String kpi) {
    return board.catalogue().treeOf(kpi);
  }

  @Override
  public List<FeedChoice> notReported(String kpi) {
    return board.notReported(kpi);
  }

  @Override
  public KpiActivity activity(String kpi, Map<String, String> segment) {
    return segment(segment).map(known -> board.activity(kpi, known)).orElse(KpiActivity.UNKNOWN);
  }

  @Override
  public KpiActivity activity(Formula formula, Map<String, String> segment) {
    return segment(segment)
        .map(known -> board.activity(formula, known))
        .orElse(KpiActivity.UNKNOWN);
  }

  @Override
  public Optional<LocalDate> since(Map<String, String> segment) {
    return segment(segment)
        .map(board::historySince)
        .flatMap(
            day ->
                day.isPresent()
                    ? Optional.of(LocalDate.ofEpochDay(day.getAsInt()))
                    : Optional.empty());
  }
}
