package io.funnelstreams.ingest.auth;

import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.schemas.secret.Secret;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Schemes and secrets of a source: a request that fits one scheme with one secret is verified. All
 * are tried even after one fits, and every comparison of a secret takes constant time. Safe for use
 * by several threads.
 */
public final class Authentication {
  private final List<Scheme> schemes;
  private final List<Secret> secrets;

  private Authentication(List<Scheme> schemes, List<Secret> secrets) {
    this.schemes = List.copyOf(schemes);
    this.secrets = List.copyOf(secrets);
  }

  /**
   * Schemes with their secrets.
   *
   * @param secrets all are valid; without any, only a scheme that checks nothing admits a request
   * @throws IllegalArgumentException where a secret is of no use to a scheme; the message lists
   *     each, by its name
   */
  public static Authentication of(List<Scheme> schemes, List<Secret> secrets) {
    var problems = new LinkedHashSet<String>();
    for (var secret : secrets) {
      if (schemes.stream().allMatch(scheme -> scheme.problemWith(secret).isPresent())) {
        schemes.forEach(
            scheme ->
                scheme
                    .problemWith(secret)
                    .ifPresent(problem -> problems.add(secret.name() + ": " + problem)));
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return new Authentication(schemes, secrets);
  }

  /** Whether any caller is let in. */
  public boolean isOpen() {
    return schemes.stream().anyMatch(None.class::isInstance);
  }

  /** Whether a check asks for the document, so that a body is parsed before its sender is known. */
  public boolean readsDocument() {
    return schemes.stream().anyMatch(Scheme::readsDocument);
  }

  /**
   * The decision that the head of a request allows before its body is read: that it is verified, or
   * that it would be refused with any body. Empty where the body decides.
   *
   * @param head without a body
   */
  public Optional<AuthResult> checkHead(Request head, Instant now) {
    var call = new Call(head, now, Optional::empty);
    var verdicts = schemes.stream().map(scheme -> scheme.checkHead(call, usable(scheme))).toList();
    var verified =
        verdicts.stream()
            .flatMap(Optional::stream)
            .filter(AuthResult.Verified.class::isInstance)
            .findFirst();
    return verified.isPresent() || verdicts.stream().anyMatch(Optional::isEmpty)
        ? verified
        : Optional.of(refused(verdicts.stream().flatMap(Optional::stream).toList()));
  }

  private List<Secret> usable(Scheme scheme) {
    return secrets.stream().filter(s -> scheme.problemWith(s).isEmpty()).toList();
  }

  private static AuthResult refused(List<AuthResult> verdicts) {
    var reasons = new LinkedHashSet<String>();
    for (var verdict : verdicts) {
      if (verdict instanceof AuthResult.Refused refused) {
        reasons.add(refused.reason());
      }
    }
    return new AuthResult.Refused(String.join("; ", reasons));
  }

  /**
   * Checks a request.
   *
   * @param now decides whether the time that a vendor signed is near enough
   * @param document the body as the source reads it: maps, lists, texts and numbers; asked for at
   *     most once, and only where a scheme needs it. Empty, never an exception, where it cannot be
   *     read
   */
  public AuthResult check(Request request, Instant now, Supplier<Optional<Object>> document) {
    var call = new Call(request, now, document);
    var verdicts = schemes.stream().map(scheme -> scheme.check(call, usable(scheme))).toList();
    return verdicts.stream()
        .filter(AuthResult.Verified.class::isInstance)
        .reduce((first, last) -> last)
        .orElseGet(() -> refused(verdicts));
  }
}
