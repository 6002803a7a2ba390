package io.funnelstreams.core.plan;

import io.funnelstreams.core.forecast.Spread;
import io.funnelstreams.core.time.Period;
import java.util.Objects;
import java.util.Optional;

/**
 * The forecast of a KPI in a period that is not over.
 *
 * @param period a month, quarter or year of the plan's calendar
 * @param spread of the KPI at the period's end, with the amount so far; empty where there is none
 * @param reason why there is none, in lower case: {@code too_short}, {@code denominator_zero},
 *     {@code not_reported}, {@code failed}
 */
public record PeriodForecast(Period period, Optional<Spread> spread, Optional<String> reason) {
  public PeriodForecast {
    Objects.requireNonNull(period, "period");
    if (spread.isPresent() == reason.isPresent()) {
      throw new IllegalArgumentException(
          "a forecast of " + period.label() + " has a value or a reason why there is none");
    }
  }
}
