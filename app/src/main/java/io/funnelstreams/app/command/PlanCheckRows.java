package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Cell;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.core.plan.Assumption;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.TargetReadings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a check asks back, and what it says of assumptions. */
final class PlanCheckRows {
  private PlanCheckRows() {}

  /** A question where a goal's target can be read two ways. */
  static Optional<List<Cell>> readings(Plan plan, Goal goal) {
    return plan.catalogue()
        .find(goal.kpi())
        .flatMap(kpi -> TargetReadings.of(goal, kpi, goal.baseline().value()))
        .map(
            question ->
                List.of(
                    Cell.text(goal.id()),
                    Cell.text("target"),
                    new Cell.Text("?", Style.WARNING),
                    Cell.text(question)));
  }

  /** Whether an assumption was reviewed. */
  static List<Cell> assumption(Assumption assumption, LocalDate today) {
    return List.of(
        Cell.text("assumption: " + assumption.statement()),
        Cell.text("reviewed"),
        holds(assumption, today),
        Cell.text(reason(assumption, today)));
  }

  private static Cell holds(Assumption assumption, LocalDate today) {
    return switch (assumption.state()) {
      case HOLDS -> new Cell.Text("yes", Style.GOOD);
      case FAILED -> new Cell.Text("no", Style.WARNING);
      case OPEN ->
          assumption.isOverdue(today)
              ? new Cell.Text("no", Style.WARNING)
              : new Cell.Text("unknown", Style.FAINT);
    };
  }

  private static String reason(Assumption assumption, LocalDate today) {
    if (assumption.state() == Assumption.State.FAILED) {
      return "it turned out wrong; what the plan built on it needs another look";
    }
    var when = assumption.reviewBy().map(day -> "review by " + day).orElse("no review date");
    var who = assumption.owner().map(name -> ", " + name).orElse("");
    var late = assumption.isOverdue(today) ? ": the day is over, look whether it still holds" : "";
    return when + who + late;
  }
}
