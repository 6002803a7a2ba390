package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.app.run.AppliedPlans;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Monitor;
import io.funnelstreams.core.plan.PlanChanges;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Lists the versions of the plan. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Lists every version of the plan that was applied: when, by whom and why, and which goals and"
          + " monitors it added (+), removed (-) or changed (~), with the values before and after,"
          + " and which counting rules hold no more and which do now."
    })
final class PlanHistoryCommand implements Runnable {
  @ParentCommand private PlanCommand parent;
  @Mixin private ClusterOptions cluster;
  @Mixin private FormatOption format;

  @Override
  public void run() {
    var funnel = parent.funnel();
    var running = Cluster.reach(funnel.settings(cluster.asSettings())).withTopics();
    var rows = new ArrayList<List<ListingCell>>();
    var before = new HashMap<String, Version>();
    for (var applied : AppliedPlans.read(running)) {
      var version = Version.of(applied);
      rows.add(row(applied, before.getOrDefault(applied.getName(), Version.NONE), version));
      before.put(applied.getName(), version);
    }
    format.print(
        funnel.console(),
        new Listing(
            List.of(
                "applied_at",
                "applied_by",
                "plan",
                "version",
                "goals",
                "monitors",
                "counting",
                "note"),
            rows));
  }

  private static List<ListingCell> row(Plan applied, Version before, Version after) {
    return List.of(
        ListingCell.text(applied.getAppliedAt().toString()),
        ListingCell.text(applied.getAppliedBy()),
        ListingCell.text(applied.getName()),
        ListingCell.text(applied.getVersion()),
        ListingCell.text(changes(before.goals(), after.goals(), PlanChanges::of)),
        ListingCell.text(changes(before.monitors(), after.monitors(), PlanChanges::of)),
        ListingCell.text(counting(before, after)),
        ListingCell.text(Optional.ofNullable(applied.getNote())));
  }

  private static String counting(Version before, Version after) {
    return before
        .plan()
        .flatMap(was -> after.plan().map(is -> PlanChanges.ofCounting(was, is)))
        .map(changes -> String.join("; ", changes))
        .orElse("");
  }

  private static <T> String changes(
      Map<String, T> before, Map<String, T> after, BiFunction<T, T, List<String>> settings) {
    var changes = new ArrayList<String>();
    after.forEach(
        (name, now) -> {
          if (!before.containsKey(name)) {
            changes.add("+" + name);
          } else if (!before.get(name).equals(now)) {
            var values = String.join("; ", settings.apply(before.get(name), now));
            changes.add("~" + name + (values.isEmpty() ? "" : " (" + values + ")"));
          }
        });
    before.keySet().stream()
        .filter(name -> !after.containsKey(name))
        .forEach(name -> changes.add("-" + name));
    return String.join(", ", changes);
  }

  /** The monitors of a version by name, in the plan's order. */
  private record Version(
      Optional<io.funnelstreams.core.plan.Plan> plan,
      Map<String, Goal> goals,
      Map<String, Monitor> monitors) {
    private static final Version NONE = new Version(Optional.empty(), Map.of(), Map.of());

    /** This program may be unable to read a version that an older program read. */
    private static Version of(Plan applied) {
      try {
        var plan = PlanYaml.parse(applied.getName(), applied.getYaml());
        return new Version(
            Optional.of(plan),
            named(plan.goals(), Goal::id),
            named(plan.monitors(), Monitor::subject));
      } catch (InvalidYamlException e) {
        return NONE;
      }
    }

    private static <T> Map<String, T> named(List<T> all, Function<T, String> name) {
      var named = new LinkedHashMap<String, T>();
      all.forEach(one -> named.put(name.apply(one), one));
      return named;
    }
  }
}
