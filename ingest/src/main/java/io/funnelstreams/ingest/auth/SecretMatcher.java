package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Checks every secret, also after one that fits. */
final class SecretMatcher {
  private SecretMatcher() {}

  static AuthResult verdict(List<Secret> secrets, Predicate<Secret> fits, String otherwise) {
    var key = Optional.<String>empty();
    for (var secret : secrets) {
      key = fits.test(secret) ? Optional.of(secret.name()) : key;
    }
    return key.<AuthResult>map(AuthResult.Verified::new)
        .orElseGet(() -> new AuthResult.Refused(otherwise));
  }
}
