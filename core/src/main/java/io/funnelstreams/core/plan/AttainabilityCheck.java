package io.funnelstreams.core.plan;

import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.SmartCheck.Criterion;
import io.funnelstreams.core.plan.SmartCheck.Finding;
import io.funnelstreams.core.plan.SmartCheck.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a target can be reached: it has been before, or the forecast's 95 % interval has it.
 * Without a past, whether it is plausible beside the baseline.
 */
final class AttainabilityCheck {
  /** More than twice the baseline, or less than half, needs evidence that a plan does not hold. */
  private static final double PLAUSIBLE_FACTOR = 2;

  private final Goal goal;
  private final Kpi kpi;
  private final AttainmentEvidence evidence;
  private final OptionalDouble baseline;

  private AttainabilityCheck(Goal goal, Kpi kpi, AttainmentEvidence evidence) {
    this.goal = goal;
    this.kpi = kpi;
    this.evidence = evidence;
    this.baseline = evidence.baseline().isPresent() ? evidence.baseline() : goal.baseline().value();
  }

  static Finding of(Goal goal, Optional<Kpi> kpi, AttainmentEvidence evidence) {
    return kpi.map(known -> new AttainabilityCheck(goal, known, evidence).finding())
        .orElse(SmartCheck.fails(Criterion.ACHIEVABLE, "there is no KPI '" + goal.kpi() + "'"));
  }

  private Finding finding() {
    var target = goal.targetValue(baseline);
    if (baseline.isPresent() && target.isPresent() && isBackwards(target.getAsDouble())) {
      return SmartCheck.fails(
          Criterion.ACHIEVABLE,
          SmartCheck.change(target.getAsDouble() / baseline.getAsDouble())
              + ": the target is worse than the baseline");
    }
    boolean known = evidence.highest().isPresent() || evidence.forecast().isPresent();
    return known && target.isPresent() ? byThePast(target.getAsDouble()) : byTheBaseline(target);
  }

  private boolean isBackwards(double target) {
    double from = baseline.getAsDouble();
    return from > 0
        && switch (kpi.better()) {
          case UP -> target < from;
          case DOWN -> target > from;
          case NEITHER -> false;
        };
  }

  private Finding byThePast(double target) {
    var was =
        evidence.highest().isPresent() ? "it has been " + range() : "there is no past as long";
    var willBe = evidence.forecast().map(this::text).orElse("there is no forecast");
    boolean reached = evidence.highest().isPresent() && isReached(target);
    boolean expected = evidence.forecast().filter(f -> isWithin(f, target)).isPresent();
    var reason = was + "; " + willBe;
    return reached || expected
        ? SmartCheck.holds(Criterion.ACHIEVABLE, reason)
        : SmartCheck.fails(Criterion.ACHIEVABLE, "further than either says: " + reason);
  }

  private boolean isReached(double target) {
    return isUpwards(target)
        ? target <= evidence.highest().getAsDouble()
        : target >= evidence.lowest().getAsDouble();
  }

  private boolean isWithin(Forecast forecast, double target) {
    return isUpwards(target)
        ? target <= forecast.interval95().high()
        : target >= forecast.interval95().low();
  }

  private boolean isUpwards(double target) {
    return kpi.better() == Direction.UP
        || (kpi.better() == Direction.NEITHER && target >= baseline.orElse(target));
  }

  private String figure(double value) {
    return SmartCheck.figure(value, kpi.unit());
  }

  private String range() {
    return figure(evidence.lowest().getAsDouble())
        + " to "
        + figure(evidence.highest().getAsDouble());
  }

  private String text(Forecast forecast) {
    return "the forecast is %s (95 %%: %s to %s)"
        .formatted(
            figure(forecast.value()),
            figure(forecast.interval95().low()),
            figure(forecast.interval95().high()));
  }

  private Finding byTheBaseline(OptionalDouble target) {
    // A goal that begins at 0 has no past to be compared with, and is a goal all the same.
    if (baseline.equals(OptionalDouble.of(0)) && target.isPresent()) {
      return SmartCheck.holds(
          Criterion.ACHIEVABLE,
          "from 0 to " + figure(target.getAsDouble()) + ": there is no past to compare it with");
    }
    if (baseline.orElse(0) <= 0 || target.isEmpty()) {
      return new Finding(
          Criterion.ACHIEVABLE,
          Verdict.UNKNOWN,
          "no history to compare the target with; add a baseline above 0, or name a cluster or"
              + " files that have the history");
    }
    double factor = target.getAsDouble() / baseline.getAsDouble();
    if (factor > PLAUSIBLE_FACTOR || factor < 1 / PLAUSIBLE_FACTOR) {
      return SmartCheck.fails(
          Criterion.ACHIEVABLE,
          SmartCheck.change(factor)
              + ": more than double or less than half needs evidence; check the figures");
    }
    return SmartCheck.holds(Criterion.ACHIEVABLE, SmartCheck.change(factor));
  }
}
