package io.funnelstreams.core.journey;

import java.util.List;

/**
 * An amount of a measure on a day, in a segment.
 *
 * @param bucket the bucket of a distribution, see {@link DayBuckets}; 0 for every other measure
 * @param epochDay the calendar day in the plan's zone, counted from 1970-01-01
 * @param breakdown the one breakdown that the fact counts in, by its place among {@link
 *     FactRules#breakdowns()}, or {@link #EVERY_BREAKDOWN}
 * @param segment one value for each dimension, in the order of {@link FactRules#dimensions()}; of a
 *     fact that counts in one breakdown, one for each of its dimensions in its order
 * @param amount in the measure's unit
 */
public record Fact(
    Measure measure,
    int bucket,
    int epochDay,
    int breakdown,
    List<DimensionValue> segment,
    long amount) {
  /** A fact that adds to a segment of every breakdown. */
  public static final int EVERY_BREAKDOWN = -1;

  /** The breakdown that is the whole company; a plan's breakdowns begin with it. */
  public static final int WHOLE_COMPANY = 0;

  Fact negated() {
    return withAmount(-amount);
  }

  Fact withAmount(long other) {
    return new Fact(measure, bucket, epochDay, breakdown, segment, other);
  }
}
