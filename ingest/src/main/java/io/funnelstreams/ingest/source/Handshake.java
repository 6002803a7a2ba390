package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.auth.Scheme;
import java.util.List;
import java.util.Optional;

/**
 * The handshake that a vendor requires before it sends events.
 *
 * @param asked the condition of a handshake, and its answer
 * @param method of such requests, where it is not that of the others
 * @param schemes how they are authenticated, where it is not as the others are
 */
record Handshake(RequestRule asked, Optional<String> method, List<Scheme> schemes) {
  Handshake {
    schemes = List.copyOf(schemes);
  }
}
