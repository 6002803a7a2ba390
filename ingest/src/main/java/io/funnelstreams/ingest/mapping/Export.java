package io.funnelstreams.ingest.mapping;

/** The meaning of the rows in a file of a mapping, and of rows that are missing from it. */
public enum Export {
  /**
   * A row holds all of its current values; the events that an earlier export made of it are
   * retracted.
   */
  SNAPSHOT,
  /** Every row is a final event. */
  LOG,
  /** As a snapshot, and the events of a row that is no longer there are retracted too. */
  COMPLETE;

  /** The default of a mapping. */
  static Export of(boolean rowsHaveIdentity) {
    return rowsHaveIdentity ? SNAPSHOT : LOG;
  }
}
