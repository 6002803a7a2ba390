package io.funnelstreams.core.forecast;

import java.util.random.RandomGenerator;

/** A method fitted to a series. */
interface Model {
  /**
   * One possible future. The length of the series alone decides how many numbers are drawn, and of
   * what: two series of one length, given the same random numbers, meet the same days again. That
   * is how numerator and denominator stay a pair.
   *
   * @param steps how far ahead
   */
  double[] future(int steps, RandomGenerator random);
}
