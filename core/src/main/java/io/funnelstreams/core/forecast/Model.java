package io.funnelstreams.core.forecast;

import java.util.random.RandomGenerator;

/** A method fitted to a series. */
interface Model {
  /**
   * One future that may come about. How many numbers are drawn and what from follows from the
   * length of the series alone: two series of one length, given the same random numbers, meet the
   * same days again. That is how numerator and denominator stay a pair.
   *
   * @param steps how far ahead
   */
  double[] future(int steps, RandomGenerator random);
}
