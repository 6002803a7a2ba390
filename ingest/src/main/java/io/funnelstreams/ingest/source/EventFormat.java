package io.funnelstreams.ingest.source;

import java.util.Locale;

/** The formats of events in our own schema, which need no mapping. */
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
