package io.funnelstreams.core.forecast;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The expected value of a number.
 *
 * @param value the median of the simulated futures
 * @param interval80 the interval that holds it four times out of five
 * @param interval95 the interval that holds it nineteen times out of twenty
 * @param method the method whose forecasts of the past were the best
 */
public record Forecast(double value, Interval interval80, Interval interval95, Method method) {

  /** A range of values, both ends included. */
  public record Interval(double low, double high) {
    public boolean contains(double value) {
      return low <= value && value <= high;
    }

    Interval atLeast(double floor) {
      return new Interval(Math.max(low, floor), Math.max(high, floor));
    }

    Interval atMost(double ceiling) {
      return new Interval(Math.min(low, ceiling), Math.min(high, ceiling));
    }
  }

  /** A figure of a forecast; empty where there is no forecast. */
  public static OptionalDouble figure(
      Optional<Forecast> forecast, ToDoubleFunction<Forecast> figure) {
    return forecast.isPresent()
        ? OptionalDouble.of(figure.applyAsDouble(forecast.get()))
        : OptionalDouble.empty();
  }

  /** How far it lies above the actual value; empty where that is not known. */
  public OptionalDouble errorAgainst(OptionalDouble actual) {
    return actual.isPresent()
        ? OptionalDouble.of(value - actual.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Whether the actual value lies within the 80 % interval; empty where it is not known. */
  public Optional<Boolean> covers(OptionalDouble actual) {
    return actual.isPresent()
        ? Optional.of(interval80.contains(actual.getAsDouble()))
        : Optional.empty();
  }

  /** This forecast where it is known already that the value cannot be less. */
  public Forecast atLeast(double floor) {
    return new Forecast(
        Math.max(value, floor), interval80.atLeast(floor), interval95.atLeast(floor), method);
  }

  /** This forecast where it is known already that the value cannot be more. */
  public Forecast atMost(double ceiling) {
    return new Forecast(
        Math.min(value, ceiling), interval80.atMost(ceiling), interval95.atMost(ceiling), method);
  }
}
