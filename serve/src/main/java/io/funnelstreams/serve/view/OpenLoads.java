package io.funnelstreams.serve.view;

import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.LoadState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The loads that alerts or notifications wait for. */
public final class OpenLoads {
  private OpenLoads() {}

  /** Those that are open and do not end before a moment of the machines' clocks. */
  public static List<Load> at(Instant now, Collection<Load> loads) {
    return loads.stream()
        .filter(load -> load.getState() == LoadState.OPEN)
        .filter(load -> load.getUntil() == null || now.isBefore(load.getUntil()))
        .toList();
  }
}
