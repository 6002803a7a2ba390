package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.app.run.ActionWord;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.PlanActions;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.ActionChange;
import io.funnelstreams.core.plan.ActionEvidence;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists the actions. */
@Command(
    name = "actions",
    mixinStandardHelpOptions = true,
    description =
        "Lists the plan's actions that are not done, the one that is due first at the top; says"
            + " how far one is: 'funnel actions done ID'.")
final class ActionsCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private ClusterOptions cluster;
  @Mixin private FormatOption format;

  @Option(names = "--goal", paramLabel = "ID", description = "Only actions for this goal.")
  private Optional<String> goal = Optional.empty();

  @Option(names = "--all", description = "Also those that are done or dropped.")
  private boolean all;

  @Override
  public void run() {
    var running = Cluster.reach(funnel.settings(cluster.asSettings())).withTopics();
    var planned = PlanActions.read(running);
    var actions =
        planned.actions().stream()
            .filter(action -> all || action.state().isOpen())
            .filter(action -> goal.isEmpty() || action.goal().equals(goal))
            .sorted(Comparator.comparing(Action::due))
            .toList();
    if (actions.isEmpty()) {
      funnel.console().err().println(all ? "There is no action." : "No action is open.");
    }
    if (!actions.isEmpty() || !format.isTable()) {
      format.print(funnel.console(), listing(actions, planned.today(Clock.systemUTC())));
    }
  }

  private static Listing listing(List<Action> actions, LocalDate today) {
    return new Listing(
        List.of(
            "due",
            "id",
            "title",
            "goal",
            "owner",
            "state",
            "evidence",
            "changed_by",
            "changed_at",
            "note"),
        actions.stream().map(action -> cells(action, today)).toList());
  }

  private static List<ListingCell> cells(Action action, LocalDate today) {
    boolean overdue = action.state().isOpen() && action.due().isBefore(today);
    var last = action.lastChange();
    return List.of(
        new ListingCell.Text(action.due().toString(), overdue ? Style.BAD : Style.PLAIN),
        ListingCell.text(action.id()),
        ListingCell.text(action.title()),
        ListingCell.text(action.goal()),
        ListingCell.text(action.owner()),
        ListingCell.text(ActionWord.of(action.state())),
        ListingCell.text(action.evidence().map(ActionEvidence::kpi)),
        ListingCell.text(last.map(ActionChange::by)),
        new ListingCell.Moment(last.map(ActionChange::at)),
        ListingCell.text(last.flatMap(ActionChange::note)));
  }

  FunnelCommand funnel() {
    return funnel;
  }
}
