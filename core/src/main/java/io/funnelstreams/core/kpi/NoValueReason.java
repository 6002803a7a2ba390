package io.funnelstreams.core.kpi;

/** Why a KPI has no value where it has a row. */
public enum NoValueReason {
  /** A divisor is 0. */
  DENOMINATOR_ZERO,
  /** Nobody ever reported a measure it is made of. */
  NOT_REPORTED,
  /** A measure it is made of never tells a dimension of the cut. */
  NOT_CUT_BY,
  /** The plan names no gross margin. */
  NO_GROSS_MARGIN,
  /** It asks for the length of a period that has none, which is all of time. */
  NO_LENGTH,
  /** It could not be computed. */
  FAILED
}
