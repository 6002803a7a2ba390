package io.funnelstreams.schemas.registry;

import java.net.URI;
import java.util.Optional;

/**
 * One address of a registry.
 *
 * @param url without a user and without a slash at the end
 * @param authorization the value of the HTTP header: a secret
 */
record Endpoint(URI url, Optional<String> authorization) {
  URI resolve(String path) {
    return URI.create(url + path);
  }

  /** The address alone, since this text may be logged. */
  @Override
  public String toString() {
    return url.toString();
  }
}
