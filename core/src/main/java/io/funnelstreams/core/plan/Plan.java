package io.funnelstreams.core.plan;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.time.Grain;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A company's plan: how its numbers are broken down and counted, and what they are to reach.
 *
 * @param rules calendar, segment policies, exchange rates, customers, allowed lateness
 * @param breakdowns the breakdowns; the first is always {@link GroupingSet#TOTAL}
 * @param catalogue the built-in KPIs and the plan's own
 * @param grossMargin between 0 and 1
 * @param monitors the KPIs without a target whose change raises an alert
 * @param forget the rule for the numbers of a person who is forgotten from now on
 * @param content the parts of the plan beside its numbers and goals
 * @param actions what is to be done
 * @param grains the lengths of the periods that KPIs have rows of
 */
public record Plan(
    String name,
    JourneyRules rules,
    List<GroupingSet> breakdowns,
    Catalogue catalogue,
    OptionalDouble grossMargin,
    List<Goal> goals,
    List<Monitor> monitors,
    Aggregates forget,
    PlanContent content,
    List<Action> actions,
    Set<Grain> grains) {
  /** Numbers over any range of days are made of the rows of these. */
  public static final Set<Grain> NEEDED_GRAINS = Set.of(Grain.DAY, Grain.MONTH, Grain.TOTAL);

  public Plan {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(content, "content");
    breakdowns = List.copyOf(breakdowns);
    goals = List.copyOf(goals);
    monitors = List.copyOf(monitors);
    actions = List.copyOf(actions);
    if (breakdowns.isEmpty() || !breakdowns.get(0).equals(GroupingSet.TOTAL)) {
      throw new IllegalArgumentException("the first breakdown of a plan is the whole company");
    }
    grains = Set.copyOf(grains);
    if (!grains.containsAll(NEEDED_GRAINS)) {
      throw new IllegalArgumentException("a plan has rows of %s at least".formatted(NEEDED_GRAINS));
    }
  }

  /** A plan of numbers and goals alone. */
  public Plan(
      String name,
      JourneyRules rules,
      List<GroupingSet> breakdowns,
      Catalogue catalogue,
      OptionalDouble grossMargin,
      List<Goal> goals,
      List<Monitor> monitors,
      Aggregates forget) {
    this(
        name,
        rules,
        breakdowns,
        catalogue,
        grossMargin,
        goals,
        monitors,
        forget,
        PlanContent.NONE,
        List.of(),
        Set.of(Grain.values()));
  }

  /** The name of a unit in rows: money is named by the plan's currency. */
  public String shown(Unit unit) {
    return unit.shown(rules.fx().into());
  }

  /** As {@link #shown}, the unit of a KPI of the plan. */
  public String shownUnit(String kpi) {
    return shown(catalogue.find(kpi).orElseThrow().unit());
  }

  /** This plan with its actions as they are after changes, in any order. */
  public Plan after(Collection<ActionChange> changes) {
    return new Plan(
        name,
        rules,
        breakdowns,
        catalogue,
        grossMargin,
        goals,
        monitors,
        forget,
        content,
        actions.stream().map(action -> action.after(changes)).toList(),
        grains);
  }
}
