package io.funnelstreams.core.plan;

import io.funnelstreams.core.kpi.Kpi;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The way a goal wants its KPI to go: where it starts, where it is to end, and which side of it is
 * good.
 *
 * @param start 0 for a flow; for a level or ratio the baseline, or the target where there is none
 * @param end the target
 * @param upwards whether more is better
 */
record TargetLine(double start, double end, boolean upwards) {
  /** A millionth of the target: sums of doubles do not meet it to the last bit. */
  private static final double ROUNDING = 1e-6;

  /**
   * The course of a goal.
   *
   * @param from the baseline's value
   * @return empty where the target is a change from a baseline that is not known
   */
  static Optional<TargetLine> of(Goal goal, Kpi kpi, OptionalDouble from) {
    var target = goal.targetValue(from);
    return target.isPresent()
        ? Optional.of(of(kpi, from.orElse(target.getAsDouble()), target.getAsDouble()))
        : Optional.empty();
  }

  private static TargetLine of(Kpi kpi, double baseline, double end) {
    boolean upwards =
        switch (kpi.better()) {
          case UP -> true;
          case DOWN -> false;
          case NEITHER -> end >= baseline;
        };
    return new TargetLine(kpi.accumulates() ? 0 : baseline, end, upwards);
  }

  /** Where the KPI should be when a share of the way is gone. */
  double at(double share) {
    return start + share * (end - start);
  }

  /** How far a value is ahead of another; negative is behind. */
  double ahead(double value, double reference) {
    return upwards ? value - reference : reference - value;
  }

  boolean reached(double value) {
    return ahead(value, end) >= -ROUNDING * Math.abs(end);
  }
}
