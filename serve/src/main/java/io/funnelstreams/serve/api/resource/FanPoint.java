package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;

import io.funnelstreams.core.forecast.Spread;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.Figure;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A day to come of a goal. */
record FanPoint(LocalDate day, Spread spread, String unit) {
  static final ApiSchema<FanPoint> SCHEMA =
      ApiSchema.<FanPoint>named("ForecastPoint")
          .field("day", DAY, "The day.", FanPoint::day)
          .figure("median", "The middle of what is expected.", p -> p.figure(Spread::median))
          .figure("low_50", "Every other time above.", p -> p.figure(s -> s.interval50().low()))
          .figure("high_50", "The upper end.", p -> p.figure(s -> s.interval50().high()))
          .figure("low_80", "The 80 % interval.", p -> p.figure(s -> s.interval80().low()))
          .figure("high_80", "The upper end.", p -> p.figure(s -> s.interval80().high()))
          .figure("low_95", "The 95 % interval.", p -> p.figure(s -> s.interval95().low()))
          .figure("high_95", "The upper end.", p -> p.figure(s -> s.interval95().high()))
          .build();

  private Figure figure(ToDoubleFunction<Spread> value) {
    return new Figure(OptionalDouble.of(value.applyAsDouble(spread)), unit);
  }
}
