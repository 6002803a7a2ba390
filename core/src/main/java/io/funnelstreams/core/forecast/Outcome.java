package io.funnelstreams.core.forecast;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The number that a future is reduced to. NaN means no value, because the divisor is 0.
 *
 * @param kind the operation on the steps
 * @param known the amount so far, for each series
 * @param last how many of the last steps count, of a sum or a quotient
 */
public record Outcome(Kind kind, List<Double> known, int last) {
  /** The operation on the steps. */
  public enum Kind {
    /** The last steps of one series added up. */
    SUM,
    /** The value of one series at the last step. */
    LEVEL,
    /** The sum of the first series over the last steps, divided by that of the second. */
    QUOTIENT
  }

  public Outcome {
    known = List.copyOf(known);
  }

  /** The amount so far and the amount of the last steps. */
  public static Outcome sum(double known, int last) {
    return new Outcome(Kind.SUM, List.of(known), last);
  }

  /** The value at the end. */
  public static Outcome level() {
    return new Outcome(Kind.LEVEL, List.of(0.0), 0);
  }

  /** Two series over the last steps, with the amounts before, one divided by the other. */
  public static Outcome quotient(double numerator, double denominator, int last) {
    return new Outcome(Kind.QUOTIENT, List.of(numerator, denominator), last);
  }

  /** The same outcome without an amount so far, for a future of so many steps. */
  Outcome ofSteps(int steps) {
    return new Outcome(kind, Collections.nCopies(known.size(), 0.0), Math.min(last, steps));
  }

  /**
   * The outcomes of futures.
   *
   * @param floors the least sum of the steps of each series
   */
  double of(double[][] futures, double[] floors) {
    double first = known.get(0) + Math.max(floors[0], amount(futures[0]));
    if (kind != Kind.QUOTIENT) {
      return first;
    }
    double second = known.get(1) + Math.max(floors[1], amount(futures[1]));
    return second > 0 ? first / second : Double.NaN;
  }

  /** The least value of every future. */
  double least(double[] floors) {
    if (kind == Kind.QUOTIENT) {
      return known.get(0) + floors[0] >= 0 && floors[1] >= 0 ? 0 : Double.NEGATIVE_INFINITY;
    }
    return known.get(0) + floors[0];
  }

  private double amount(double[] future) {
    return switch (kind) {
      case LEVEL -> future[future.length - 1];
      case SUM, QUOTIENT -> Arrays.stream(future, future.length - last, future.length).sum();
    };
  }
}
