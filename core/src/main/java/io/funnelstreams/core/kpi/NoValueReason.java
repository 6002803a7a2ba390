package io.funnelstreams.core.kpi;

/** Why a KPI has no value where it has a row. */
public enum NoValueReason {
  /** A divisor is 0. */
  DENOMINATOR_ZERO,
  /** No source ever reported a measure it is made of. */
  NOT_REPORTED,
  /** A measure it is made of never carries a dimension of the breakdown. */
  DIMENSION_NOT_AVAILABLE,
  /**
   * It is a share, and its row counts the segments beyond a breakdown's cap: they belong to several
   * wholes, so to none.
   */
  NO_WHOLE,
  /** The plan names no gross margin. */
  NO_GROSS_MARGIN,
  /** The plan says no headcount for the whole of the period. */
  NO_HEADCOUNT,
  /** It needs the length of a period that has none, which is all of time. */
  NO_LENGTH,
  /** It could not be computed. */
  FAILED
}
