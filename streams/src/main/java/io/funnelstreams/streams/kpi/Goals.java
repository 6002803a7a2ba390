package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.alert.Alert;
import io.funnelstreams.core.alert.BoardAlerts;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.gap.FactorTree;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.KpiStore;
import io.funnelstreams.core.plan.BoardReader;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalEvaluator;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Scorecard;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.schemas.yaml.FactorYaml;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.cell.CellSteps;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of the goals and monitors whose segments are totalled by one task. They come from the
 * plan as it is now; the numbers are those of the definition that the topology runs by.
 */
final class Goals {
  private static final List<FactorTree> TREES = FactorYaml.builtIn();

  private final Definition definition;
  private final KpiStore board;
  private final int partitions;
  private final BoardReader reader;
  private final Forecasts forecasts;
  private final BoardAlerts alerts;
  private final IsolatedFailures failures;

  /**
   * The goals of a task.
   *
   * @param partitions how many tasks share the totals
   * @param failures isolates what fails for one goal or monitor from the others
   */
  Goals(Definition definition, KpiStore board, int partitions, IsolatedFailures failures) {
    this.failures = failures;
    this.definition = definition;
    this.board = board;
    this.partitions = partitions;
    this.reader = new BoardReader(board, definition.plan().breakdowns());
    this.forecasts = new Forecasts(reader, calendar(), goal -> revision(goal.segment()));
    this.alerts =
        new BoardAlerts(definition.plan().catalogue(), calendar(), reader, failures::isolate);
  }

  /**
   * The rows of those goals of a plan that belong to the task of a partition.
   *
   * @param quiet whether the sources have stopped sending
   */
  List<Scorecard> rows(Plan current, int partition, Moment now, boolean quiet) {
    var evaluator = new GoalEvaluator(calendar(), reader);
    var goals =
        current.goals().stream().filter(goal -> partitionOf(goal.segment()) == partition).toList();
    forecasts.begin(goals, now, quiet);
    return goals.stream()
        .flatMap(goal -> isolated(goal, evaluator, now.instant()).stream())
        .toList();
  }

  /** Whether forecasts are to be made that the last rows were not given time for. */
  boolean areBehind() {
    return forecasts.areBehind();
  }

  private List<Scorecard> isolated(Goal goal, GoalEvaluator evaluator, Instant now) {
    return failures.isolate(
        "goal '%s'".formatted(goal.id()),
        () -> rows(goal, evaluator, now),
        cause -> List.of(GoalEvaluator.failed(goal, cause)));
  }

  private List<Scorecard> rows(Goal goal, GoalEvaluator evaluator, Instant now) {
    return definition.plan().catalogue().find(goal.kpi()).stream()
        .flatMap(kpi -> evaluator.rows(goal, kpi, now, ahead(goal, kpi)).stream())
        .toList();
  }

  private GoalEvaluator.Ahead ahead(Goal goal, Kpi kpi) {
    var catalogue = definition.plan().catalogue();
    var tree = TREES.stream().filter(each -> catalogue.isSame(kpi.id(), each.number())).findFirst();
    return new GoalEvaluator.Ahead(forecasts.of(goal, kpi), tree);
  }

  private BusinessCalendar calendar() {
    return definition.plan().rules().calendar();
  }

  private long revision(Map<String, String> segment) {
    return segmentOf(segment).map(board::revisionOfThePast).orElse(0L);
  }

  /** The alerts of those goals and monitors of a plan that belong to the task of a partition. */
  List<Alert> alerts(Plan current, int partition, Instant now, Optional<LocalDate> lastDay) {
    return alerts.of(current, segment -> partitionOf(segment) == partition, now, lastDay);
  }

  /**
   * A segment that no breakdown of the running definition has belongs to no task; the first task
   * reports it.
   */
  private int partitionOf(Map<String, String> values) {
    return segmentOf(values).map(segment -> CellSteps.partitionOf(segment, partitions)).orElse(0);
  }

  private Optional<Segment> segmentOf(Map<String, String> values) {
    return reader.segment(values);
  }
}
