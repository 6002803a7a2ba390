package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.forecast.Spread;
import io.funnelstreams.core.plan.PeriodForecast;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.Figure;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The forecast of a goal's KPI for a month, a quarter or a year. */
record PeriodForecastRow(PeriodForecast of, String unit) {
  static final ApiSchema<PeriodForecastRow> SCHEMA =
      ApiSchema.<PeriodForecastRow>named("PeriodForecast")
          .field(
              "grain",
              TEXT,
              "month, quarter or year.",
              row -> row.of().period().grain().name().toLowerCase(Locale.ROOT))
          .field("period", TEXT, "The period's label.", row -> row.of().period().label())
          .field("period_start", DAY, "Its first day.", row -> row.of().period().firstDay())
          .field("period_end", DAY, "Its last day, included.", row -> row.of().period().lastDay())
          .figure(
              "forecast",
              "The KPI at its end, with what has come in; months of a sum add up to the quarter.",
              row -> row.figure(Spread::median))
          .figure("low_80", "The 80 % interval.", row -> row.figure(s -> s.interval80().low()))
          .figure("high_80", "The upper end.", row -> row.figure(s -> s.interval80().high()))
          .figure("low_95", "The 95 % interval.", row -> row.figure(s -> s.interval95().low()))
          .figure("high_95", "The upper end.", row -> row.figure(s -> s.interval95().high()))
          .optional("reason", TEXT, "Why there is none.", row -> row.of().reason())
          .build();

  private Figure figure(ToDoubleFunction<Spread> value) {
    return new Figure(
        of.spread()
            .map(spread -> OptionalDouble.of(value.applyAsDouble(spread)))
            .orElse(OptionalDouble.empty()),
        unit);
  }
}
