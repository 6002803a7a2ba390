package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.avro.Reject;
import java.util.List;
import java.util.Optional;

/**
 * A page of rejects, the newest first.
 *
 * @param next what {@link RejectQuery#after} continues from; empty on the last page
 */
public record RejectPage(List<Reject> rejects, Optional<String> next) {
  public RejectPage {
    rejects = List.copyOf(rejects);
  }
}
