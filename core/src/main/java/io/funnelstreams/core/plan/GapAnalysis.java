package io.funnelstreams.core.plan;

import io.funnelstreams.core.gap.FactorTree;
import io.funnelstreams.core.gap.GapShare;
import io.funnelstreams.core.gap.ProductShares;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which factors make up a goal's gap. The days of the goal that are over are compared with the same
 * days of the period before; what is left of the gap is what the plan asks beyond that period, with
 * what has come in today.
 */
record GapAnalysis(Goal goal, Kpi kpi, KpiReader reader, BusinessCalendar calendar) {
  /** The name of what no factor explains. */
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

  private DayRange daysThatAreOver(LocalDate today) {
    var yesterday = today.minusDays(1);
    var last = yesterday.isBefore(goal.to()) ? yesterday : goal.to();
    var first = kpi.accumulates() ? goal.from() : calendar.periodOf(goal.grain(), last).firstDay();
    return new DayRange(first, last);
  }

  private DayRange before(DayRange now) {
    var period = calendar.periodOf(goal.grain(), now.first());
    var whole =
        kpi.accumulates()
            ? new DayRange(goal.from(), goal.to())
            : new DayRange(period.firstDay(), period.lastDay());
    return whole.before(calendar).beginning(now.length());
  }

  /**
   * What each step came to. A step that has nothing in either range says nothing of what follows
   * it, so the one after it takes its place.
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
    return activity.silenceAt(before.last()).isPresent()
        || activity.silenceAt(now.last()).isPresent();
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
