package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks every secret, also after one that fits. */
final class Matching {
  private Matching() {}

  static Verdict verdict(List<Secret> secrets, Predicate<Secret> fits, String otherwise) {
    var key = Optional.<String>empty();
    for (var secret : secrets) {
      key = fits.test(secret) ? Optional.of(secret.name()) : key;
    }
    return key.<Verdict>map(Verdict.Verified::new).orElseGet(() -> new Verdict.Refused(otherwise));
  }
}
