package io.funnelstreams.core.plan;

import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Days;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A goal that ended in a period, and the days on which it would go on.
 *
 * @param goal as the plan has it
 * @param id of the goal that would follow it, unique in the plan
 * @param from the first day of the goal that would follow it
 * @param to its last day, included
 */
public record CarriedGoal(Goal goal, String id, LocalDate from, LocalDate to) {

  private record Follower(String kpi, Map<String, String> segment, LocalDate from, LocalDate to) {
    static Follower of(Goal goal, DayRange days) {
      return new Follower(goal.kpi(), goal.segment(), days.first(), days.last());
    }
  }

  /**
   * The goals that a period's end leaves without one that follows, in the plan's order. A goal of a
   * calendar period goes on in the first such period that begins after the reviewed one, any other
   * for as many days. Of a row of goals (January, February, March) the last one goes on.
   */
  public static List<CarriedGoal> of(Plan plan, Period period) {
    var latest = new HashMap<Follower, LocalDate>();
    var ended =
        plan.goals().stream()
            .filter(goal -> period.contains(goal.to()))
            .map(goal -> following(goal, plan, period))
            .toList();
    ended.forEach(each -> latest.merge(each.follower(), each.goal().to(), Days::later));
    var ids = plan.goals().stream().map(Goal::id).collect(Collectors.toCollection(HashSet::new));
    return ended.stream()
        .filter(each -> latest.get(each.follower()).equals(each.goal().to()))
        .filter(each -> plan.goals().stream().noneMatch(each::isFollowedBy))
        .map(each -> each.named(plan.rules().calendar(), ids))
        .toList();
  }

  /** The goal over its new days, under its new id. */
  public Goal next() {
    return new Goal(
        id,
        goal.kpi(),
        goal.segment(),
        goal.baseline(),
        goal.target(),
        from,
        to,
        goal.pace(),
        goal.grain(),
        goal.owner(),
        goal.team(),
        goal.objective(),
        goal.alert());
  }

  /**
   * How days are called in a text: by the label of their period, else by their first and last.
   *
   * @return {@code 2026-Q1} or {@code 2026-01-05..2026-02-20}
   */
  public static String label(BusinessCalendar calendar, LocalDate from, LocalDate to) {
    return calendar.periodOfDays(from, to).map(Period::label).orElseGet(() -> range(from, to));
  }

  /** Days or period in the old id become the new ones; an id without gets the new period. */
  private CarriedGoal named(BusinessCalendar calendar, Set<String> taken) {
    var label = label(calendar, from, to);
    var old = Pattern.quote(label(calendar, goal.from(), goal.to()));
    var inId = Pattern.compile(old, Pattern.CASE_INSENSITIVE).matcher(goal.id());
    var days = range(goal.from(), goal.to());
    String wanted;
    if (goal.id().contains(days)) {
      wanted = goal.id().replace(days, range(from, to));
    } else if (inId.find()) {
      wanted = inId.replaceFirst(Matcher.quoteReplacement(inCaseOf(inId.group(), label)));
    } else {
      wanted = goal.id() + "-" + label;
    }
    var free = wanted;
    for (int i = 2; !taken.add(free); i++) {
      free = wanted + "-" + i;
    }
    return new CarriedGoal(goal, free, from, to);
  }

  private static String inCaseOf(String old, String label) {
    return old.equals(old.toLowerCase(Locale.ROOT)) ? label.toLowerCase(Locale.ROOT) : label;
  }

  private static String range(LocalDate from, LocalDate to) {
    return from + ".." + to;
  }

  private static CarriedGoal following(Goal goal, Plan plan, Period period) {
    var days = new DayRange(goal.from(), goal.to());
    while (!days.first().isAfter(period.lastDay())) {
      days = days.after(plan.rules().calendar());
    }
    return new CarriedGoal(goal, goal.id(), days.first(), days.last());
  }

  private Follower follower() {
    return Follower.of(goal, new DayRange(from, to));
  }

  private boolean isFollowedBy(Goal other) {
    return Follower.of(other, new DayRange(other.from(), other.to())).equals(follower());
  }

  /** Whether the weights of the goal's months, where it has any, fit its new days. */
  public boolean hasFittingPace() {
    return goal.pace().fits(from, to);
  }
}
