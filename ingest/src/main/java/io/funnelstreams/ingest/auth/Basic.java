package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.secret.Secret;
import java.util.List;
import java.util.Optional;

/** HTTP Basic (RFC 7617); the secret is {@code user:password}. */
public record Basic() implements Scheme {
  @Override
  public Optional<AuthResult> checkHead(Call head, List<Secret> secrets) {
    return Optional.of(check(head, secrets));
  }

  @Override
  public AuthResult check(Call call, List<Secret> secrets) {
    return Authorization.of(call, "Basic")
        .then(
            text ->
                Lookup.orNot(
                    Encoding.BASE64.decode(text), "the header 'authorization' is not Base64"))
        .verdict(
            given ->
                SecretMatcher.verdict(
                    secrets, secret -> secret.is(given), "the user or the password is wrong"));
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return secret.reveal().contains(":")
        ? Optional.empty()
        : Optional.of("'basic' needs a secret of the form user:password");
  }
}
