package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.gap.FactorTree;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.ActionEvidence;
import io.funnelstreams.core.plan.AssumptionBound;
import io.funnelstreams.core.plan.Budget;
import io.funnelstreams.core.plan.BudgetReport;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Monitor;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.PlanContent;
import io.funnelstreams.core.time.Grain;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a plan publishes: everything by default. Whatever goals, monitors and formulas need is
 * published whether the plan names it or not.
 */
record TrackYaml(Catalogue catalogue, List<GroupingSet> breakdowns, Set<Grain> grains) {

  /** The parts of a plan that need KPIs and breakdowns. */
  record Users(
      List<Goal> goals, List<Monitor> monitors, PlanContent content, List<Action> actions) {
    /** The KPIs that they name, without the KPIs in their formulas. */
    Set<String> kpis() {
      var ids = new LinkedHashSet<String>();
      goals.forEach(goal -> ids.add(goal.kpi()));
      monitors.forEach(monitor -> ids.add(monitor.kpi()));
      evidence().forEach(evidence -> ids.add(evidence.kpi()));
      bounds().forEach(bound -> ids.add(bound.kpi()));
      content.benchmarks().forEach(benchmark -> ids.add(benchmark.kpi()));
      content.budget().ifPresent(budget -> ids.addAll(BudgetReport.SPEND));
      content
          .pricing()
          .ifPresent(
              pricing -> {
                ids.add(pricing.kpi());
                ids.addAll(BudgetReport.SPEND);
              });
      return ids;
    }

    /** The dimensions of the breakdowns that they use. */
    Set<Set<String>> breakdowns() {
      var breakdowns = new HashSet<Set<String>>();
      goals.forEach(goal -> breakdowns.add(goal.segment().keySet()));
      monitors.forEach(monitor -> breakdowns.add(monitor.segment().keySet()));
      monitors.forEach(monitor -> breakdowns.add(Set.copyOf(monitor.breakdown())));
      evidence().forEach(evidence -> breakdowns.add(evidence.segment().keySet()));
      bounds().forEach(bound -> breakdowns.add(bound.segment().keySet()));
      content.benchmarks().forEach(each -> breakdowns.add(each.segment().keySet()));
      content.budget().ifPresent(budget -> breakdowns.add(Set.of(Budget.DIMENSION)));
      return breakdowns;
    }

    private Stream<AssumptionBound> bounds() {
      return content.assumptions().stream().flatMap(each -> each.bound().stream());
    }

    private Stream<ActionEvidence> evidence() {
      return actions.stream().flatMap(action -> action.evidence().stream());
    }
  }

  static TrackYaml of(Optional<YamlValue> track, PlanContext plan, Users users) {
    var map = track.flatMap(value -> value.map("kpis", "grains", "breakdowns"));
    var kpis = map.flatMap(keys -> keys.find("kpis")).map(list -> kpis(list, plan));
    var breakdowns =
        map.flatMap(keys -> keys.find("breakdowns")).map(list -> breakdowns(list, plan));
    var grains = map.flatMap(keys -> keys.find("grains")).map(TrackYaml::grains);
    var catalogue =
        kpis.map(ids -> tracking(ids, plan.catalogue(), users)).orElse(plan.catalogue());
    return new TrackYaml(
        catalogue,
        breakdowns
            .map(named -> breakdowns(named, plan.breakdowns(), catalogue, users))
            .orElse(plan.breakdowns()),
        grains.orElse(Set.of(Grain.values())));
  }

  private static Set<String> kpis(YamlValue list, PlanContext plan) {
    var ids = new LinkedHashSet<String>();
    for (var item : list.items()) {
      plan.kpi(item).map(Kpi::id).ifPresent(ids::add);
    }
    return ids;
  }

  private static Catalogue tracking(Set<String> named, Catalogue all, Users users) {
    var ids = new LinkedHashSet<>(named);
    ids.addAll(users.kpis());
    for (var goal : users.goals()) {
      // A gap is explained by the factors of its KPI.
      FactorYaml.builtIn().stream()
          .filter(tree -> all.isSame(goal.kpi(), tree.number()))
          .flatMap(tree -> tree.factors().stream())
          .map(FactorTree.Factor::through)
          .forEach(factor -> ids.addAll(all.named(factor)));
    }
    return all.tracking(ids);
  }

  private static Set<Set<String>> breakdowns(YamlValue list, PlanContext plan) {
    var breakdowns = new HashSet<Set<String>>();
    for (var item : list.items()) {
      var dimensions = new LinkedHashSet<String>();
      item.items().forEach(name -> name.text().ifPresent(dimensions::add));
      if (plan.breakdown(dimensions).isEmpty()) {
        item.problem(plan.withoutBreakdown(dimensions, "breakdown"));
      }
      breakdowns.add(dimensions);
    }
    return breakdowns;
  }

  /** A share needs a breakdown by its dimension. */
  private static List<GroupingSet> breakdowns(
      Set<Set<String>> named, List<GroupingSet> breakdowns, Catalogue catalogue, Users users) {
    var needed = new HashSet<>(named);
    needed.add(Set.of());
    needed.addAll(users.breakdowns());
    var shared = new HashSet<String>();
    catalogue.kpis().forEach(kpi -> shared.addAll(catalogue.sharedBy(kpi.id())));
    return breakdowns.stream()
        .filter(
            breakdown ->
                needed.contains(Set.copyOf(breakdown.dimensions()))
                    || breakdown.dimensions().stream().anyMatch(shared::contains))
        .toList();
  }

  private static Set<Grain> grains(YamlValue list) {
    var grains = EnumSet.copyOf(Plan.NEEDED_GRAINS);
    for (var item : list.items()) {
      item.oneOf(Grain.class).ifPresent(grains::add);
    }
    return grains;
  }
}
