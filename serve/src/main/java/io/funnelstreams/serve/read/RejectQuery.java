package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.avro.RejectReason;
import java.util.Optional;

/**
 * Which rejects are wanted.
 *
 * @param after {@link RejectPage#next} of the page before
 * @param limit how many at most, from 1 on
 */
public record RejectQuery(
    Optional<String> source, Optional<RejectReason> reason, Optional<String> after, int limit) {
  public RejectQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("a page of " + limit + " rejects");
    }
  }
}
