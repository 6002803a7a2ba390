package io.funnelstreams.core.journey;

import java.util.List;

/**
 * Something that counts: on a day, in a segment, an amount of a measure.
 *
 * @param bucket the bucket of a distribution, see {@link DayBuckets}; 0 for every other measure
 * @param epochDay the calendar day in the plan's zone, counted from 1970-01-01
 * @param cut the one cut that the fact counts in, by its place among {@link FactRules#cuts()}, or
 *     {@link #EVERY_CUT}
 * @param segment one value for each dimension, in the order of {@link FactRules#dimensions()}; of a
 *     fact that counts in one cut, one for each of that cut's dimensions in its order
 * @param amount in the measure's unit
 */
public record Fact(
    Measure measure, int bucket, int epochDay, int cut, List<DimensionValue> segment, long amount) {
  /** A fact that adds to a segment of every cut. */
  public static final int EVERY_CUT = -1;

  /** The cut that is the whole company; a plan's cuts begin with it. */
  public static final int WHOLE_COMPANY = 0;

  Fact negated() {
    return withAmount(-amount);
  }

  Fact withAmount(long other) {
    return new Fact(measure, bucket, epochDay, cut, segment, other);
  }
}
