package io.funnelstreams.ingest.gateway;

import io.funnelstreams.ingest.auth.AuthResult;
import io.funnelstreams.ingest.auth.Authentication;
import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.ingest.source.Source;
import io.funnelstreams.ingest.source.SourceCatalogue;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The paths of sources. */
public final class Intakes {
  /** The prefix of a source's path, before its name. */
  public static final String SOURCES = "/v1/sources/";

  private Intakes() {}

  /** An intake for every enabled source that is called over HTTP, by its path. */
  public static Map<String, GatewayEndpoint> of(SourceCatalogue catalogue) {
    var intakes = new HashMap<String, GatewayEndpoint>();
    for (var source : catalogue.all()) {
      boolean onTopicsAlone = source.authentication().isEmpty();
      if (source.isOn() && !onTopicsAlone) {
        put(source, intakes);
      }
    }
    return intakes;
  }

  private static void put(Source source, Map<String, GatewayEndpoint> intakes) {
    var format = source.reader();
    if (format.isPresent()) {
      boolean builtIn = format.get().builtIn().equals(source.name());
      intakes.put(
          builtIn ? EventIntake.path(format.get()) : SOURCES + source.name(),
          new EventIntake(source.name(), format.get(), credentials(source)));
    } else {
      intakes.put(SOURCES + source.name(), new SourceIntake(source));
    }
  }

  static Credentials credentials(Source source) {
    return new SourceCredentials(
        source, Authentication.of(source.authentication(), source.secrets()));
  }

  /** Who may ask for a handshake; empty where all who may send events may do so. */
  static Optional<Credentials> credentialsOfHandshake(Source source) {
    var schemes = source.authenticationOfHandshake();
    return schemes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SourceCredentials(source, Authentication.of(schemes, source.secretsOfHandshake())));
  }

  private record SourceCredentials(Source source, Authentication authentication)
      implements Credentials {
    @Override
    public Optional<AuthResult> checkHead(Request head, Instant now) {
      return authentication.checkHead(head, now);
    }

    @Override
    public Optional<String> refusal(Request request, Instant now) {
      return authentication.check(request, now, () -> source.document(request))
              instanceof AuthResult.Refused no
          ? Optional.of(no.reason())
          : Optional.empty();
    }
  }
}
