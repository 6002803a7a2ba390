package io.funnelstreams.core.alert;

/**
 * A tabular cumulative sum: the deviations of values in one direction, beyond an allowance, added
 * up since it last was 0 (E. S. Page, Continuous Inspection Schemes, Biometrika 41, 1954; D. C.
 * Montgomery, Introduction to Statistical Quality Control, chapter 9).
 *
 * <pre>
 * S(t) = max(0, S(t-1) + x(t) - k(t))
 * </pre>
 *
 * A change of size 2k is found soonest; with k of half a standard deviation and a limit of five,
 * values that do not change pass the limit in one direction once in some 930 values (Montgomery).
 *
 * @param sum in the unit of the values
 */
record Cusum(double sum) {
  static final Cusum ZERO = new Cusum(0);

  /** With one more value that is off by so much. */
  Cusum next(double off, double allowance) {
    return new Cusum(Math.max(0, sum + off - allowance));
  }

  boolean isZero() {
    return sum == 0;
  }
}
