package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.cell.Cut;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.kpi.KpiBoard;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalEvaluator;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Scorecard;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.cell.CellSteps;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the goals stand whose segments are totalled by one task. Goals come from the plan as it is
 * now; the numbers are those of the definition that the topology runs by.
 *
 * @param partitions how many tasks share the totals
 */
record Goals(Definition definition, KpiBoard board, int partitions) {

  /** The rows of those goals of a plan that belong to the task of a partition. */
  List<Scorecard> rows(Plan current, int partition, Instant now) {
    var evaluator = new GoalEvaluator(definition.plan().rules().calendar(), this::value);
    return current.goals().stream()
        .filter(goal -> partitionOf(goal) == partition)
        .flatMap(goal -> rows(goal, evaluator, now))
        .toList();
  }

  private Stream<Scorecard> rows(Goal goal, GoalEvaluator evaluator, Instant now) {
    return definition.plan().catalogue().find(goal.kpi()).stream()
        .flatMap(kpi -> evaluator.rows(goal, kpi, now).stream());
  }

  private OptionalDouble value(
      String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
    return segmentOf(segment)
        .map(known -> board.value(kpi, known, first, last))
        .orElse(OptionalDouble.empty());
  }

  /**
   * A segment that no cut of the running definition has is nobody's, and the first task tells so.
   */
  private int partitionOf(Goal goal) {
    return segmentOf(goal.segment())
        .map(segment -> CellSteps.partitionOf(segment, partitions))
        .orElse(0);
  }

  private Optional<Segment> segmentOf(Map<String, String> values) {
    return definition.plan().cuts().stream()
        .filter(cut -> Set.copyOf(cut.dimensions()).equals(values.keySet()))
        .findFirst()
        .map(cut -> segment(cut, values));
  }

  private static Segment segment(Cut cut, Map<String, String> values) {
    return new Segment(
        cut.dimensions(),
        cut.dimensions().stream().map(values::get).map(DimensionValue::of).toList());
  }
}
