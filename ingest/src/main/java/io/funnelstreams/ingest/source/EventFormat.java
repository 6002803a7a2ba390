package io.funnelstreams.ingest.source;

import java.util.Locale;

/** How events are written that are told in our own words, so that no mapping is needed. */
public enum EventFormat {
  /** Objects with the names of our fields. */
  NATIVE,
  /** CloudEvents, whose data is such an object. */
  CLOUDEVENTS;

  /** The name of the built-in source of this format. */
  public String builtIn() {
    return name().toLowerCase(Locale.ROOT);
  }
}
