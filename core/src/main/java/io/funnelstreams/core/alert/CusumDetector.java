package io.funnelstreams.core.alert;

import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * Detects, day after day, whether a KPI has become more (or less) than it was. Without a suspected
 * change, the reference level is made of the latest weeks and moves with growth and seasons. From
 * the first day of a suspected change on, it stays the level before that day.
 */
final class CusumDetector {
  /**
   * How many standard deviations of a day make a change. With the allowances measured: less than
   * one false change for a KPI and year.
   */
  private static final double LIMIT = 8;

  /** A single day adds no more than this, so that one alone is no change, however odd. */
  private static final double MOST_OF_A_DAY = 3;

  /** The spread that replaces chance where there is none, as a part of the change. */
  private static final double LEAST_DEVIATION = 1.0 / 6;

  /**
   * The settings of the sum.
   *
   * @param change the change that is to be noticed, as a fraction of the KPI's level before
   * @param allowance at least so many standard deviations of a day
   */
  record Sensitivity(double change, double allowance) {}

  private final int direction;
  private final Sensitivity sensitivity;
  private Cusum sum = Cusum.ZERO;
  private LocalDate since = LocalDate.MIN;
  private ReferenceLevel norm;

  /**
   * A detector without a suspected change.
   *
   * @param direction 1 for more, −1 for less
   * @param norm the KPI's level before the first day
   */
  CusumDetector(int direction, Sensitivity sensitivity, ReferenceLevel norm) {
    this.direction = direction;
    this.sensitivity = sensitivity;
    this.norm = norm;
  }

  /**
   * Takes the next day.
   *
   * @param latest the KPI's level in the weeks before this day
   */
  void add(KpiDay day, Supplier<ReferenceLevel> latest) {
    if (sum.isZero()) {
      since = day.day();
      norm = latest.get();
    }
    double allowance = allowance() * norm.rhythm().baseOf(day);
    double most = allowance + MOST_OF_A_DAY * deviation();
    sum = sum.next(Math.min(most, direction * norm.off(day)), allowance);
  }

  /** For each unit of base: half of the change that is to be noticed, or more by chance. */
  private double allowance() {
    double byChance = norm.base() == 0 ? 0 : sensitivity.allowance() * deviation() / norm.base();
    return Math.max(byChance, sensitivity.change() * Math.abs(norm.rate()) / 2);
  }

  /** Where values never differ by chance, a part of the change replaces chance. */
  private double deviation() {
    double change = sensitivity.change() * Math.abs(norm.rate()) * norm.base();
    return Math.max(norm.deviation(), LEAST_DEVIATION * change);
  }

  boolean isCertain() {
    return sum.sum() > LIMIT * deviation();
  }

  LocalDate since() {
    return since;
  }

  ReferenceLevel norm() {
    return norm;
  }
}
