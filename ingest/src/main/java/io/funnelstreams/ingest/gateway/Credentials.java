package io.funnelstreams.ingest.gateway;

import io.funnelstreams.ingest.auth.AuthResult;
import io.funnelstreams.ingest.request.Request;
import java.time.Instant;
import java.util.Optional;

/** The callers that a source trusts. */
@FunctionalInterface
public interface Credentials {
  /** Why the caller is not authenticated, for the log; empty where it is. */
  Optional<String> refusal(Request request, Instant now);

  /**
   * The decision that the head of a request allows before its body is read; empty where the body
   * decides.
   */
  default Optional<AuthResult> checkHead(Request head, Instant now) {
    return Optional.empty();
  }
}
