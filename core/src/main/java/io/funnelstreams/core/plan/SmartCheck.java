package io.funnelstreams.core.plan;

import io.funnelstreams.core.kpi.Better;
import io.funnelstreams.core.kpi.Kpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a goal is SMART, and where not, why.
 *
 * @param findings one for each criterion, in the order of the letters
 */
public record SmartCheck(String goalId, List<Finding> findings) {
  /** More than twice the baseline, or less than half, needs evidence that a plan does not hold. */
  private static final double PLAUSIBLE_FACTOR = 2;

  /** What makes a goal SMART. */
  public enum Criterion {
    SPECIFIC,
    MEASURABLE,
    ACHIEVABLE,
    RELEVANT,
    TIME_BOUND
  }

  /**
   * What was found for a criterion.
   *
   * @param reason why it holds, or what to do so that it does
   */
  public record Finding(Criterion criterion, boolean holds, String reason) {}

  public SmartCheck {
    findings = List.copyOf(findings);
  }

  /** Checks a goal by what the plan alone says. */
  public static SmartCheck of(Goal goal, Plan plan) {
    var kpi = plan.catalogue().find(goal.kpi());
    return new SmartCheck(
        goal.id(),
        List.of(
            specific(goal, plan),
            measurable(goal, kpi),
            achievable(goal, kpi),
            goal.objective()
                .map(why -> holds(Criterion.RELEVANT, why))
                .orElse(fails(Criterion.RELEVANT, "no objective says why it matters")),
            holds(Criterion.TIME_BOUND, "from " + goal.from() + " to " + goal.to())));
  }

  /** Whether every criterion holds. */
  public boolean isSmart() {
    return findings.stream().allMatch(Finding::holds);
  }

  private static Finding specific(Goal goal, Plan plan) {
    var missing = new ArrayList<String>();
    if (goal.owner().isEmpty()) {
      missing.add("no owner is directly responsible");
    }
    boolean cut =
        plan.cuts().stream()
            .anyMatch(each -> Set.copyOf(each.dimensions()).equals(goal.segment().keySet()));
    if (!cut) {
      missing.add("no cut has just the dimensions " + goal.segment().keySet());
    }
    return missing.isEmpty()
        ? holds(Criterion.SPECIFIC, goal.kpi() + where(goal) + ", owned by " + goal.owner().get())
        : fails(Criterion.SPECIFIC, String.join("; ", missing));
  }

  private static String where(Goal goal) {
    return goal.segment().isEmpty() ? " of the whole company" : " in " + goal.segment();
  }

  private static Finding measurable(Goal goal, Optional<Kpi> kpi) {
    return kpi.map(
            known ->
                holds(
                    Criterion.MEASURABLE,
                    "%s, to reach %s (%s)"
                        .formatted(
                            known.title(),
                            shortest(goal.targetValue()),
                            known.unit().name().toLowerCase(Locale.ROOT))))
        .orElse(fails(Criterion.MEASURABLE, "there is no KPI '" + goal.kpi() + "'"));
  }

  private static Finding achievable(Goal goal, Optional<Kpi> kpi) {
    double baseline = goal.baseline().orElse(0);
    if (baseline <= 0 || kpi.isEmpty()) {
      return fails(
          Criterion.ACHIEVABLE, "no history to compare the target with; add a baseline above 0");
    }
    double factor = goal.targetValue() / baseline;
    if (isBackwards(factor, kpi.get().better())) {
      return fails(
          Criterion.ACHIEVABLE, change(factor) + ": the target is worse than the baseline");
    }
    if (factor > PLAUSIBLE_FACTOR || factor < 1 / PLAUSIBLE_FACTOR) {
      return fails(
          Criterion.ACHIEVABLE,
          change(factor)
              + ": more than double or less than half needs evidence; check the figures");
    }
    return holds(Criterion.ACHIEVABLE, change(factor));
  }

  private static boolean isBackwards(double factor, Better better) {
    return switch (better) {
      case UP -> factor < 1;
      case DOWN -> factor > 1;
      case NEITHER -> false;
    };
  }

  private static String change(double factor) {
    return String.format(Locale.ROOT, "%+.1f%% on the baseline", (factor - 1) * 100);
  }

  private static String shortest(double number) {
    return String.format(Locale.ROOT, "%.4f", number).replaceAll("\\.?0+$", "");
  }

  private static Finding holds(Criterion criterion, String reason) {
    return new Finding(criterion, true, reason);
  }

  private static Finding fails(Criterion criterion, String reason) {
    return new Finding(criterion, false, reason);
  }
}
