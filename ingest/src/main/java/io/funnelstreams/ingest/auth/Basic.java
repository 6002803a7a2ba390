package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.secret.Secret;
import java.util.List;
import java.util.Optional;

/** HTTP Basic (RFC 7617); the secret is {@code user:password}. */
public record Basic() implements Scheme {
  @Override
  public Optional<Verdict> checkHead(Call head, List<Secret> secrets) {
    return Optional.of(check(head, secrets));
  }

  @Override
  public Verdict check(Call call, List<Secret> secrets) {
    return Authorization.of(call, "Basic")
        .then(
            text ->
                Found.orNot(
                    Encoding.BASE64.decode(text), "the header 'authorization' is not Base64"))
        .verdict(
            given ->
                Matching.verdict(
                    secrets, secret -> secret.is(given), "the user or the password is wrong"));
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return secret.reveal().contains(":")
        ? Optional.empty()
        : Optional.of("'basic' needs a secret of the form user:password");
  }
}
