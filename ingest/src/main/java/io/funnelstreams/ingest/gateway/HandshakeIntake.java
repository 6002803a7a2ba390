package io.funnelstreams.ingest.gateway;

import io.funnelstreams.http.Reply;
import io.funnelstreams.ingest.auth.AuthResult;
import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.ingest.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers handshakes that come by another method than events do, and takes nothing else. */
record HandshakeIntake(Source source, String method, Credentials credentials)
    implements GatewayEndpoint {
  @Override
  public String name() {
    return source.name();
  }

  @Override
  public boolean accepts(String mediaType) {
    return true;
  }

  @Override
  public Optional<AuthResult> checkHead(Request head, Instant now) {
    return credentials.checkHead(head, now);
  }

  @Override
  public Optional<String> refusal(Request request, Instant now) {
    return credentials.refusal(request, now);
  }

  @Override
  public Takings take(Request request) {
    var reply =
        source
            .handshake(request)
            .map(answer -> Reply.of(200, answer.type(), answer.body()))
            .orElseGet(
                () ->
                    Reply.error(404, "this is no handshake", "send events by " + source.method()));
    return new Takings(List.of(), List.of(), List.of(), 0, reply);
  }
}
