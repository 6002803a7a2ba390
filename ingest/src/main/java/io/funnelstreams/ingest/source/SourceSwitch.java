package io.funnelstreams.ingest.source;

import io.funnelstreams.schemas.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * Whether a source is on.
 *
 * @param secrets those that hold
 * @param secretsOfHandshake those of an authentication that the handshake has of its own, else as
 *     above
 * @param whyOff what is missing; empty where the source is on
 */
record SourceSwitch(
    List<Secret> secrets, List<Secret> secretsOfHandshake, Optional<String> whyOff) {
  SourceSwitch {
    secrets = List.copyOf(secrets);
    secretsOfHandshake = List.copyOf(secretsOfHandshake);
  }
}
