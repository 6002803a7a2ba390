package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;

import io.funnelstreams.core.plan.GoalDays;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.Figure;
import java.util.OptionalDouble;

/**
 * A day of a goal.
 *
 * @param target what the goal is to reach in the end
 */
record GoalPoint(GoalDays.Point at, OptionalDouble target, String unit) {
  static final ApiSchema<GoalPoint> SCHEMA =
      ApiSchema.<GoalPoint>named("GoalPoint")
          .field("day", DAY, "The day.", point -> point.at().day())
          .figure("actual", "Where the KPI stood at its end.", p -> p.figure(p.at().actual()))
          .figure("expected", "What the pace wants by its end.", p -> p.figure(p.at().expected()))
          .figure("target", "What the goal is to reach.", p -> p.figure(p.target()))
          .build();

  private Figure figure(OptionalDouble value) {
    return new Figure(value, unit);
  }
}
