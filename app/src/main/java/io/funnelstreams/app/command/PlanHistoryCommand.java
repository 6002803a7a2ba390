package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Cell;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.PlanHistory;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Lists the versions of the plan. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Lists every version of the plan that was applied: when, by whom and why, and which goals it"
          + " added (+), removed (-) or changed (~)."
    })
final class PlanHistoryCommand implements Runnable {
  @ParentCommand private PlanCommand parent;
  @Mixin private ClusterOptions cluster;
  @Mixin private FormatOption format;

  @Override
  public void run() {
    var funnel = parent.funnel();
    var running = Cluster.reach(funnel.settings(cluster.asSettings())).withTopics();
    var rows = new ArrayList<List<Cell>>();
    var before = new HashMap<String, Map<String, Goal>>();
    for (var version : PlanHistory.read(running)) {
      var goals = goals(version);
      rows.add(row(version, changes(before.getOrDefault(version.getName(), Map.of()), goals)));
      before.put(version.getName(), goals);
    }
    format.print(
        funnel.console(),
        new Listing(List.of("applied_at", "applied_by", "plan", "version", "goals", "note"), rows));
  }

  private static List<Cell> row(Plan version, String changes) {
    return List.of(
        Cell.text(version.getAppliedAt().toString()),
        Cell.text(version.getAppliedBy()),
        Cell.text(version.getName()),
        Cell.text(version.getVersion()),
        Cell.text(changes),
        Cell.text(Optional.ofNullable(version.getNote())));
  }

  /** A version that an older program read may be one that this one does not. */
  private static Map<String, Goal> goals(Plan version) {
    var goals = new LinkedHashMap<String, Goal>();
    try {
      PlanYaml.parse(version.getName(), version.getYaml())
          .goals()
          .forEach(goal -> goals.put(goal.id(), goal));
    } catch (InvalidYamlException e) {
      goals.clear();
    }
    return goals;
  }

  private static String changes(Map<String, Goal> before, Map<String, Goal> after) {
    var changes = new ArrayList<String>();
    after.forEach(
        (id, goal) -> {
          if (!before.containsKey(id)) {
            changes.add("+" + id);
          } else if (!before.get(id).equals(goal)) {
            changes.add("~" + id);
          }
        });
    before.keySet().stream()
        .filter(id -> !after.containsKey(id))
        .forEach(id -> changes.add("-" + id));
    return String.join(" ", changes);
  }
}
