package io.funnelstreams.core.explain;

import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.DayBuckets;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.kpi.FormulaPart;

/**
 * The amount that one event adds to a part of a KPI.
 *
 * @param place the place it adds to
 * @param amount in the measure's unit; negative where the event retracts an amount
 */
public record Contribution(Place place, Event event, long amount) {

  /**
   * The place where amounts of one party add up.
   *
   * @param party the party it counts for: of merged parties the surviving one
   * @param segment the segment it counts in, which beyond a breakdown's cap is shown under another
   *     name
   * @param epochDay the day that it counts on, which an event can be later than
   * @param bucket the bucket of a distribution; 0 for every other measure
   */
  public record Place(FormulaPart part, String party, Segment segment, int epochDay, int bucket) {}

  /** The number that the event puts into a distribution. */
  public double bucketValue() {
    return DayBuckets.middleOf(place.bucket());
  }

  /** Whether it is one of the numbers behind a median, and not an amount that adds up. */
  public boolean isOfDistribution() {
    return place.part().measure().kind() == Measure.Kind.DISTRIBUTION;
  }
}
