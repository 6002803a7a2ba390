package io.funnelstreams.core.gap;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How much of a difference one segment explains.
 *
 * @param segment dimension to value; empty for the rest that is in no segment
 * @param before the KPI in the segment in the earlier range; empty where it had no value
 * @param actual the KPI in the segment in the later range
 * @param share in the KPI's unit
 * @param mix of a rate, the part from the change of the segment's weight
 * @param rate of a rate, the part from the change of the segment's own rate
 */
public record SegmentShare(
    Map<String, String> segment,
    OptionalDouble before,
    OptionalDouble actual,
    double share,
    OptionalDouble mix,
    OptionalDouble rate) {
  public SegmentShare {
    segment = Map.copyOf(segment);
  }
}
