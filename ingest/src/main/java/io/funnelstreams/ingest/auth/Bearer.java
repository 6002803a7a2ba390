package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.secret.Secret;
import java.util.List;
import java.util.Optional;

/** {@code Authorization: Bearer KEY} (RFC 6750); the secret is the key. */
public record Bearer() implements Scheme {
  @Override
  public Optional<AuthResult> checkHead(Call head, List<Secret> secrets) {
    return Optional.of(check(head, secrets));
  }

  @Override
  public AuthResult check(Call call, List<Secret> secrets) {
    return Authorization.of(call, "Bearer")
        .verdict(
            given ->
                SecretMatcher.verdict(secrets, secret -> secret.is(given), "the key is wrong"));
  }
}
