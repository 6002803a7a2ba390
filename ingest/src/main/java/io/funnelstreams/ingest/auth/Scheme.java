package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.secret.Secret;
import java.util.List;
import java.util.Optional;

/** One way in which a vendor shows that it knows a secret. */
public sealed interface Scheme permits Signature, Basic, Bearer, Token, None {
  /**
   * Checks with all secrets, whichever of them fits, so that the time taken does not reveal which.
   */
  AuthResult check(Call call, List<Secret> secrets);

  /**
   * The decision that the head of a request allows before its body is read; empty where the body
   * decides.
   *
   * @param head a call whose request has no body yet
   */
  Optional<AuthResult> checkHead(Call head, List<Secret> secrets);

  /** What is wrong with a secret for this scheme, without showing it; empty where it will do. */
  default Optional<String> problemWith(Secret secret) {
    return Optional.empty();
  }

  /** Whether the body has to be read before the sender can be authenticated. */
  default boolean readsDocument() {
    return false;
  }
}
