package io.funnelstreams.core.plan;

import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
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
  /** The criteria of a SMART goal. */
  public enum Criterion {
    SPECIFIC,
    MEASURABLE,
    ACHIEVABLE,
    RELEVANT,
    TIME_BOUND
  }

  /**
   * The result for a criterion.
   *
   * @param reason why it holds, or how to make it hold
   */
  public record Finding(Criterion criterion, Verdict verdict, String reason) {
    public boolean holds() {
      return verdict == Verdict.HOLDS;
    }
  }

  /** Whether a criterion holds. */
  public enum Verdict {
    HOLDS,
    FAILS,
    /** The data does not decide it. */
    UNKNOWN
  }

  public SmartCheck {
    findings = List.copyOf(findings);
  }

  /** Checks a goal by the plan alone. */
  public static SmartCheck of(Goal goal, Plan plan) {
    return of(goal, plan, AttainmentEvidence.NONE);
  }

  /** Checks a goal by the plan and by the past of its KPI. */
  public static SmartCheck of(Goal goal, Plan plan, AttainmentEvidence evidence) {
    var kpi = plan.catalogue().find(goal.kpi());
    return new SmartCheck(
        goal.id(),
        List.of(
            specific(goal, plan),
            measurable(goal, kpi),
            AttainabilityCheck.of(goal, kpi, evidence),
            goal.objective()
                .map(why -> holds(Criterion.RELEVANT, why))
                .orElse(fails(Criterion.RELEVANT, "no objective says why it matters")),
            holds(Criterion.TIME_BOUND, "from " + goal.from() + " to " + goal.to())));
  }

  /** Fails where a criterion does, else is not known where one is not. */
  public Verdict verdict() {
    var verdicts = findings.stream().map(Finding::verdict).toList();
    if (verdicts.contains(Verdict.FAILS)) {
      return Verdict.FAILS;
    }
    return verdicts.contains(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.HOLDS;
  }

  private static Finding specific(Goal goal, Plan plan) {
    var missing = new ArrayList<String>();
    if (goal.owner().isEmpty()) {
      missing.add("no owner is directly responsible");
    }
    boolean breakdown =
        plan.breakdowns().stream()
            .anyMatch(each -> Set.copyOf(each.dimensions()).equals(goal.segment().keySet()));
    if (!breakdown) {
      missing.add("no breakdown has just the dimensions " + goal.segment().keySet());
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
                            target(goal, known.unit()),
                            known.unit().name().toLowerCase(Locale.ROOT))))
        .orElse(fails(Criterion.MEASURABLE, "there is no KPI '" + goal.kpi() + "'"));
  }

  private static String target(Goal goal, Unit unit) {
    var value = goal.targetValue(goal.baseline().value());
    if (value.isPresent()) {
      return figure(value.getAsDouble(), unit);
    }
    if (goal.target().kind() == Target.Kind.RELATIVE) {
      return change(1 + goal.target().amount());
    }
    return unit == Unit.RATIO
        ? String.format(Locale.ROOT, "%+.4g points on the baseline", goal.target().amount() * 100)
        : String.format(Locale.ROOT, "%+.4g on the baseline", goal.target().amount());
  }

  static String change(double factor) {
    return String.format(Locale.ROOT, "%+.1f%% on the baseline", (factor - 1) * 100);
  }

  /** A value with as few digits as it needs; a ratio as a percentage, as plans are written. */
  static String figure(double value, Unit unit) {
    return unit == Unit.RATIO ? shortest(value * 100) + "%" : shortest(value);
  }

  static String shortest(double number) {
    return String.format(Locale.ROOT, "%.4f", number).replaceAll("\\.?0+$", "");
  }

  static Finding holds(Criterion criterion, String reason) {
    return new Finding(criterion, Verdict.HOLDS, reason);
  }

  static Finding fails(Criterion criterion, String reason) {
    return new Finding(criterion, Verdict.FAILS, reason);
  }
}
