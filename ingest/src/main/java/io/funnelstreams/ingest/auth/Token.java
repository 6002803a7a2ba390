package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.secret.Secret;
import java.util.List;
import java.util.Optional;

/** The request holds the secret itself. */
public record Token(ValueLocation place) implements Scheme {
  @Override
  public AuthResult check(Call call, List<Secret> secrets) {
    return place
        .single(call)
        .verdict(
            given ->
                SecretMatcher.verdict(secrets, secret -> secret.is(given), "the token is wrong"));
  }

  @Override
  public Optional<AuthResult> checkHead(Call head, List<Secret> secrets) {
    return place.isInDocument() ? Optional.empty() : Optional.of(check(head, secrets));
  }

  @Override
  public boolean readsDocument() {
    return place.isInDocument();
  }
}
