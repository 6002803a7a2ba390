package io.funnelstreams.ingest.source;

import io.funnelstreams.schemas.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * Whether a source is enabled.
 *
 * @param secrets the valid secrets
 * @param secretsOfHandshake the secrets of the handshake's own authentication, else as above
 * @param whyOff what is missing; empty where the source is enabled
 */
record SourceSwitch(
    List<Secret> secrets, List<Secret> secretsOfHandshake, Optional<String> whyOff) {
  SourceSwitch {
    secrets = List.copyOf(secrets);
    secretsOfHandshake = List.copyOf(secretsOfHandshake);
  }
}
