package io.funnelstreams.serve.access;

import io.funnelstreams.http.HttpListener;
import io.funnelstreams.http.HttpServerException;
import io.funnelstreams.schemas.secret.Secret;
import io.funnelstreams.serve.api.route.AccessRole;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The callers that are let in. With neither tokens nor a proxy, every program of this machine is
 * let in, and nothing else reaches the server.
 *
 * @param tokens the tokens with their roles
 * @param proxy a proxy that names the caller
 */
public record AccessPolicy(List<AccessToken> tokens, Optional<TrustedProxy> proxy) {
  /** Every program of this machine, and nothing else. */
  public static final AccessPolicy LOCAL = new AccessPolicy(List.of(), Optional.empty());

  public AccessPolicy {
    tokens = List.copyOf(tokens);
  }

  /** A token, and what its holder may see. */
  public record AccessToken(AccessRole role, Secret secret) {}

  /**
   * A proxy that has authenticated the caller.
   *
   * @param header the header that it names the person in
   * @param addresses the addresses that it asks from; from another one the header is not read
   * @param operators the persons who are operators; all others are viewers
   */
  public record TrustedProxy(
      String header, Predicate<InetAddress> addresses, Set<String> operators) {
    public TrustedProxy {
      operators = Set.copyOf(operators);
    }
  }

  /** Whether every request is let in without a credential. */
  public boolean isOpen() {
    return tokens.isEmpty() && proxy.isEmpty();
  }

  /**
   * Refuses to answer other machines without credentials.
   *
   * @throws HttpServerException where it would
   */
  public void check(HttpListener listener) {
    if (isOpen() && !listener.isLoopback()) {
      throw new HttpServerException(
          ("The page and the API would be open to every machine that reaches %s. Name tokens or a"
                  + " trusted proxy in access.yaml (setting web.access.file; docs/api.md shows"
                  + " one), or let them listen on this machine alone with web.host=127.0.0.1, or"
                  + " leave them out with --roles.")
              .formatted(listener.address()),
          null);
    }
  }

  /** The role that a presented token gives; empty where no such token exists. */
  Optional<AccessRole> roleOf(String presented) {
    // Every token is compared, so that the time does not reveal which one is close.
    var role = Optional.<AccessRole>empty();
    for (var token : tokens) {
      if (token.secret().is(presented)) {
        role = Optional.of(token.role());
      }
    }
    return role;
  }
}
