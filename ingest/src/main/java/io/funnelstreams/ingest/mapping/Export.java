package io.funnelstreams.ingest.mapping;

/** What a file of a mapping says by what is in it, and by what is not. */
public enum Export {
  /**
   * A row holds all of its current values; the events that an earlier export made of it are
   * retracted.
   */
  SNAPSHOT,
  /** Every row is an event for good. */
  LOG,
  /** As a snapshot, and the events of a row that is no longer there are retracted too. */
  COMPLETE;

  /** What a mapping means that does not say. */
  static Export of(boolean rowsHaveIdentity) {
    return rowsHaveIdentity ? SNAPSHOT : LOG;
  }
}
