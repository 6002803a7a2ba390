package io.funnelstreams.ingest.source;

/** How events are written that are told in our own words, so that no mapping is needed. */
public enum EventFormat {
  /** Objects with the names of our fields. */
  NATIVE,
  /** CloudEvents, whose data is such an object. */
  CLOUDEVENTS
}
