package io.funnelstreams.core.journey;

/** Which of a dimension's values over time a fact is counted under. */
public enum SegmentPolicy {
  /** The value known at the fact's instant: the entity's own, else the party's. */
  AT_EVENT,
  /** First touch: the first value that the party or the fact's entity ever had. */
  FIRST,
  /** The value of today: the entity's own, else the party's. A change applies to the past too. */
  CURRENT
}
