package io.funnelstreams.streams.kpi;

import io.funnelstreams.schemas.avro.Alert;
import java.util.List;

/**
 * All alerts of the goals of one task of totals, each for itself. A later snapshot of the task
 * replaces it.
 */
public record AlertSnapshot(List<Alert> alerts) {
  public AlertSnapshot {
    alerts = List.copyOf(alerts);
  }
}
