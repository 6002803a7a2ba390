package io.funnelstreams.core.journey;

import java.util.List;

/**
 * Something that counts: on a day, in a segment, an amount of a measure.
 *
 * @param bucket the bucket of a distribution, see {@link DayBuckets}; 0 for every other measure
 * @param epochDay the calendar day in the plan's zone, counted from 1970-01-01
 * @param segment one value for each of the plan's dimensions, in the order of {@link
 *     FactRules#dimensions()}; empty for {@link Measure#EVENTS}, which is not cut
 * @param amount in the measure's unit
 */
public record Fact(
    Measure measure, int bucket, int epochDay, List<DimensionValue> segment, long amount) {

  Fact negated() {
    return new Fact(measure, bucket, epochDay, segment, -amount);
  }
}
