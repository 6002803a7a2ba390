package io.funnelstreams.core.plan;

import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import java.util.Optional;
import java.util.OptionalDouble;

/** Finds targets that can be read two ways: five percent of a rate, or five percentage points. */
public final class TargetReadings {
  private TargetReadings() {}

  /**
   * Both readings, with the one that holds first.
   *
   * @param baseline where it is known
   * @return empty where the target can be read one way only
   */
  public static Optional<String> of(Goal goal, Kpi kpi, OptionalDouble baseline) {
    if (kpi.unit() != Unit.RATIO || goal.target().kind() != Target.Kind.RELATIVE) {
      return Optional.empty();
    }
    double percent = goal.target().amount() * 100;
    var relative = change(baseline, goal.targetValue(baseline));
    var points = change(baseline, plus(baseline, percent / 100));
    return Optional.of(
        ("is %1$s %% of the rate%2$s, or are %1$s percentage points%3$s meant? It is read as %% of"
                + " the rate; for points write '%1$spt'")
            .formatted(signed(percent), relative, points));
  }

  private static OptionalDouble plus(OptionalDouble value, double more) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() + more) : value;
  }

  private static String change(OptionalDouble from, OptionalDouble to) {
    return from.isPresent() && to.isPresent()
        ? " (from %s %% to %s %%)".formatted(percent(from), percent(to))
        : "";
  }

  private static String percent(OptionalDouble value) {
    return SmartCheck.shortest(value.getAsDouble() * 100);
  }

  private static String signed(double number) {
    return (number < 0 ? "-" : "+") + SmartCheck.shortest(Math.abs(number));
  }
}
