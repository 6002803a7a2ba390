package io.funnelstreams.app.command;

import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.core.plan.Assumption;
import io.funnelstreams.core.plan.BaselineSpan;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.TargetReadings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions that a check asks, and its findings about assumptions. */
final class PlanCheckRows {
  private PlanCheckRows() {}

  /** Questions where a goal's target can be read two ways, or its baseline is of other days. */
  static List<List<ListingCell>> questions(Plan plan, Goal goal) {
    var kpi = plan.catalogue().find(goal.kpi());
    var target = kpi.flatMap(each -> TargetReadings.of(goal, each, goal.baseline().value()));
    var calendar = plan.rules().calendar();
    var period = kpi.flatMap(each -> BaselineSpan.question(goal, each, calendar));
    return Stream.of(
            target.map(text -> question(goal, "target", text)),
            period.map(text -> question(goal, "period", text)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<ListingCell> question(Goal goal, String criterion, String text) {
    return List.of(
        ListingCell.text(goal.id()),
        ListingCell.text(criterion),
        new ListingCell.Text("?", Style.WARNING),
        ListingCell.text(text));
  }

  /** Whether an assumption was reviewed. */
  static List<ListingCell> assumption(Assumption assumption, LocalDate today) {
    return List.of(
        ListingCell.text("assumption: " + assumption.statement()),
        ListingCell.text("reviewed"),
        holds(assumption, today),
        ListingCell.text(reason(assumption, today)));
  }

  private static ListingCell holds(Assumption assumption, LocalDate today) {
    return switch (assumption.state()) {
      case HOLDS -> new ListingCell.Text("yes", Style.GOOD);
      case FAILED -> new ListingCell.Text("no", Style.WARNING);
      case OPEN ->
          assumption.isOverdue(today)
              ? new ListingCell.Text("no", Style.WARNING)
              : new ListingCell.Text("unknown", Style.FAINT);
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
