package io.funnelstreams.ingest.gateway;

import io.funnelstreams.ingest.request.Request;
import java.time.Instant;
import java.util.Optional;

/** Whom a source believes. */
@FunctionalInterface
public interface Credentials {
  /** Why the caller is not who he should be, without a hint; empty where he is. */
  Optional<String> refusal(Request request, Instant now);
}
