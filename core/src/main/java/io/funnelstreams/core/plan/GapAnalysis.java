package io.funnelstreams.core.plan;

import io.funnelstreams.core.gap.DifferenceShares;
import io.funnelstreams.core.gap.FactorTree;
import io.funnelstreams.core.gap.GapShare;
import io.funnelstreams.core.gap.ProductShares;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FormulaTree;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Splits a goal's gap into factors. The days of the goal that are over are compared with the same
 * days of the period before; the rest of the gap is what the plan asks beyond that period, with the
 * data of today.
 */
record GapAnalysis(Goal goal, Kpi kpi, KpiReader reader, BusinessCalendar calendar) {
  /** The name of the part that no factor explains. */
  static final String PLAN = "plan";

  private record Amount(String factor, double before, double after) {}

  /**
   * Splits a gap.
   *
   * @param gap how far ahead the goal is
   * @param sign −1 where less is better
   * @return empty where there is no past to compare with
   */
  List<GapShare> shares(FactorTree tree, LocalDate today, double gap, int sign) {
    var now = daysThatAreOver(today);
    if (now.length() <= 0) {
      return List.of();
    }
    var before = before(now);
    boolean known =
        reader.since(goal.segment()).filter(day -> !day.isAfter(before.first())).isPresent();
    var amounts = known ? amounts(tree, before, now) : List.<Amount>of();
    return amounts.isEmpty() ? List.of() : shares(amounts, gap, sign);
  }

  /**
   * Splits a gap among the parts of a formula.
   *
   * @param gap how far ahead the goal is
   * @param sign −1 where less is better
   * @return empty where there is no past to compare with, or a part has no value in it
   */
  List<GapShare> shares(FormulaTree tree, LocalDate today, double gap, int sign) {
    var now = daysThatAreOver(today);
    if (now.length() <= 0) {
      return List.of();
    }
    var before = before(now);
    boolean known =
        reader.since(goal.segment()).filter(day -> !day.isAfter(before.first())).isPresent();
    if (!known || isSilent(kpi.formula(), before, now)) {
      return List.of();
    }
    var values = new LeafValues(before, now);
    var split = DifferenceShares.of(tree, values::before, values::after, values::between);
    var shares = new ArrayList<GapShare>();
    double explained = 0;
    for (var each : split.entrySet()) {
      double share = sign * each.getValue();
      explained += share;
      shares.add(values.share(each.getKey(), share));
    }
    if (!Double.isFinite(explained)) {
      return List.of();
    }
    shares.add(new GapShare(PLAN, OptionalDouble.empty(), OptionalDouble.empty(), gap - explained));
    return shares;
  }

  /** The values of the parts of a formula; NaN for a part without a value. */
  private final class LeafValues {
    private final DayRange before;
    private final DayRange now;
    private final Set<FormulaTree.Leaf> movements = new HashSet<>();

    LeafValues(DayRange before, DayRange now) {
      this.before = before;
      this.now = now;
    }

    double before(FormulaTree.Leaf leaf) {
      return in(leaf, before).orElse(Double.NaN);
    }

    double after(FormulaTree.Leaf leaf) {
      return in(leaf, now).orElse(Double.NaN);
    }

    double between(FormulaTree.Leaf leaf) {
      movements.add(leaf);
      return moved(leaf).orElse(Double.NaN);
    }

    private OptionalDouble moved(FormulaTree.Leaf leaf) {
      return in(leaf, new DayRange(before.last().plusDays(1), now.last()));
    }

    /** The movement of a level has no value before: it is the change itself. */
    GapShare share(FormulaTree.Leaf leaf, double share) {
      return movements.contains(leaf)
          ? new GapShare(leaf.name(), moved(leaf), OptionalDouble.empty(), share)
          : new GapShare(leaf.name(), in(leaf, now), in(leaf, before), share);
    }

    private OptionalDouble in(FormulaTree.Leaf leaf, DayRange days) {
      return reader.formula(leaf.formula(), goal.segment(), days.first(), days.last());
    }
  }

  DayRange daysThatAreOver(LocalDate today) {
    var yesterday = today.minusDays(1);
    var last = yesterday.isBefore(goal.to()) ? yesterday : goal.to();
    var first = kpi.accumulates() ? goal.from() : calendar.periodOf(goal.grain(), last).firstDay();
    return new DayRange(first, last);
  }

  DayRange before(DayRange now) {
    var period = calendar.periodOf(goal.grain(), now.first());
    var whole =
        kpi.accumulates()
            ? new DayRange(goal.from(), goal.to())
            : new DayRange(period.firstDay(), period.lastDay());
    return whole.before(calendar).beginning(now.length());
  }

  /**
   * The product up to each step. A step without an amount in either range says nothing of the steps
   * after it, so the next one takes its place.
   */
  private List<Amount> amounts(FactorTree tree, DayRange before, DayRange now) {
    var amounts = new ArrayList<Amount>();
    var left = Optional.<FactorTree.Factor>empty();
    for (var factor : tree.factors()) {
      var then = reader.formula(factor.through(), goal.segment(), before.first(), before.last());
      var here = reader.formula(factor.through(), goal.segment(), now.first(), now.last());
      boolean last = factor.through().equals(tree.number());
      if (last && (then.isEmpty() || here.isEmpty())) {
        return List.of();
      }
      boolean known =
          then.orElse(0) != 0 && here.orElse(0) != 0 && !isSilent(factor.through(), before, now);
      if (last || known) {
        var name = tree.nameOf(factor, left);
        amounts.add(new Amount(name, then.getAsDouble(), here.getAsDouble()));
        left = Optional.of(factor);
      }
    }
    return amounts;
  }

  private boolean isSilent(Formula step, DayRange before, DayRange now) {
    var activity = reader.activity(step, goal.segment());
    return activity.noDataAt(before.last()).isPresent()
        || activity.noDataAt(now.last()).isPresent();
  }

  private static List<GapShare> shares(List<Amount> amounts, double gap, int sign) {
    var before = new double[amounts.size()];
    var after = new double[amounts.size()];
    for (int i = 0; i < before.length; i++) {
      before[i] = amounts.get(i).before() / (i == 0 ? 1 : amounts.get(i - 1).before());
      after[i] = amounts.get(i).after() / (i == 0 ? 1 : amounts.get(i - 1).after());
    }
    var split = ProductShares.of(before, after);
    var shares = new ArrayList<GapShare>();
    double explained = 0;
    for (int i = 0; i < split.length; i++) {
      double share = sign * split[i];
      explained += share;
      shares.add(
          new GapShare(
              amounts.get(i).factor(),
              OptionalDouble.of(after[i]),
              OptionalDouble.of(before[i]),
              share));
    }
    shares.add(new GapShare(PLAN, OptionalDouble.empty(), OptionalDouble.empty(), gap - explained));
    return shares;
  }
}
