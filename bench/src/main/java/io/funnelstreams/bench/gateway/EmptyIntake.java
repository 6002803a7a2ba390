package io.funnelstreams.bench.gateway;

import io.funnelstreams.http.Reply;
import io.funnelstreams.ingest.auth.AuthResult;
import io.funnelstreams.ingest.gateway.GatewayEndpoint;
import io.funnelstreams.ingest.request.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the body and answers 204. */
final class EmptyIntake implements GatewayEndpoint {
  private static final Takings NOTHING =
      new Takings(List.of(), List.of(), List.of(), 0, Reply.of(204, "text/plain", ""));

  @Override
  public String name() {
    return "empty";
  }

  @Override
  public boolean accepts(String mediaType) {
    return true;
  }

  @Override
  public Optional<AuthResult> checkHead(Request head, Instant now) {
    return Optional.of(new AuthResult.Verified(""));
  }

  @Override
  public Optional<String> refusal(Request request, Instant now) {
    return Optional.empty();
  }

  @Override
  public Takings take(Request request) {
    return NOTHING;
  }
}
