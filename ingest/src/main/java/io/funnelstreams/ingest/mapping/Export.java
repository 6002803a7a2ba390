package io.funnelstreams.ingest.mapping;

/** What a file of a mapping says by what is in it, and by what is not. */
public enum Export {
  /** A row says all that is so of it now; what an earlier export of it made is taken back. */
  SNAPSHOT,
  /** Every row is an event for good. */
  LOG,
  /** As a snapshot, and a row that is no longer there is taken back too. */
  COMPLETE;

  /** What a mapping means that does not say. */
  static Export of(boolean rowsHaveIdentity) {
    return rowsHaveIdentity ? SNAPSHOT : LOG;
  }
}
