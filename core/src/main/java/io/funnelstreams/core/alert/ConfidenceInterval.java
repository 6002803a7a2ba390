package io.funnelstreams.core.alert;

/**
 * The range of a value by chance, at 95 %.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record ConfidenceInterval(double low, double high) {
  /** The standard normal distribution's quantile at 97.5 %. */
  private static final double Z = 1.959964;

  private static final double Z2 = Z * Z;

  /** Student's quantiles at 97.5 % for 1, 2, … degrees of freedom, from any table. */
  private static final double[] STUDENT = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179
  };

  /**
   * Of a proportion: Wilson's score interval (E. B. Wilson, 1927).
   *
   * @param successes between 0 and {@code trials}
   * @param trials above 0
   */
  public static ConfidenceInterval ofProportion(double successes, double trials) {
    double share = successes / trials;
    double centre = share + Z2 / (2 * trials);
    double spread = Z * Math.sqrt(share * (1 - share) / trials + Z2 / (4 * trials * trials));
    double scale = 1 + Z2 / trials;
    return new ConfidenceInterval(
        Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale));
  }

  /**
   * Of a count: the score interval of the Poisson distribution, all means whose standard deviation
   * reaches the count 1.96 times.
   *
   * @param dispersion how many times the variance is the mean; 1 for events that do not occur in
   *     groups
   */
  public static ConfidenceInterval ofCount(double count, double dispersion) {
    double centre = count + dispersion * Z2 / 2;
    double spread = Z * Math.sqrt(dispersion * (count + dispersion * Z2 / 4));
    return new ConfidenceInterval(Math.max(0, centre - spread), centre + spread);
  }

  /**
   * Of a value whose standard error was estimated: Student's interval.
   *
   * @param freedom degrees of freedom, at least 1
   */
  public static ConfidenceInterval around(double value, double error, int freedom) {
    double spread = STUDENT[Math.min(freedom, STUDENT.length) - 1] * error;
    return new ConfidenceInterval(value - spread, value + spread);
  }

  /** Whether a value lies outside. */
  public boolean excludes(double value) {
    return value < low || value > high;
  }
}
