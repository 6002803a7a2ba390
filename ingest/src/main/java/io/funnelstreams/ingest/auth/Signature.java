package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.secret.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text of the request, signed with the secret.
 *
 * @param signed the text that is signed
 * @param place where the signature is
 * @param layout the format of the text there
 * @param timestamp the time that is signed with it; empty where the vendor signs none, so that a
 *     request can be sent again at any time
 */
public record Signature(
    Algorithm algorithm,
    SignedText signed,
    Encoding encoding,
    ValueLocation place,
    SignatureFormat layout,
    SecretForm secretForm,
    Optional<Timestamp> timestamp)
    implements Scheme {
  /** DocuSign signs with up to 100 keys; no known vendor signs with more. */
  static final int MOST_SIGNATURES = 100;

  @Override
  public AuthResult check(Call call, List<Secret> secrets) {
    return place
        .values(call)
        .then(Signature::fewEnough)
        .then(layout::read)
        .verdict(carried -> check(call, carried, secrets));
  }

  /**
   * A request with a missing signature, or with a time that is too far away, can be refused without
   * its body.
   */
  @Override
  public Optional<AuthResult> checkHead(Call head, List<Secret> secrets) {
    return place.isInDocument()
        ? Optional.empty()
        : place
            .values(head)
            .then(Signature::fewEnough)
            .then(layout::read)
            .then(carried -> checkHead(head, carried))
            .refusal();
  }

  private Lookup<Optional<String>> checkHead(Call head, SignatureFormat.Carried carried) {
    return fewEnough(carried.signatures())
        .then(this::decoded)
        .then(given -> hasTimeInDocument() ? Lookup.of(Optional.empty()) : time(head, carried));
  }

  private boolean hasTimeInDocument() {
    return timestamp.flatMap(Timestamp::place).filter(ValueLocation::isInDocument).isPresent();
  }

  private AuthResult check(Call call, SignatureFormat.Carried carried, List<Secret> secrets) {
    return fewEnough(carried.signatures())
        .then(this::decoded)
        .verdict(
            given ->
                time(call, carried)
                    .then(time -> signed.messages(call, time))
                    .verdict(messages -> check(given, messages, secrets)));
  }

  private AuthResult check(List<byte[]> given, List<Message> messages, List<Secret> secrets) {
    return SecretMatcher.verdict(
        secrets, secret -> fits(secret, given, messages), "the signature is wrong");
  }

  /** Compares every signature with every message, also after a signature that fits. */
  private boolean fits(Secret secret, List<byte[]> given, List<Message> messages) {
    boolean fits = false;
    var key = secretForm.key(secret).orElseThrow();
    for (var message : messages) {
      for (var signature : given) {
        fits |= algorithm.verifies(message, secret, key, signature);
      }
    }
    return fits;
  }

  private Lookup<Optional<String>> time(Call call, SignatureFormat.Carried carried) {
    return timestamp
        .map(time -> time.fresh(call, carried).then(text -> Lookup.of(Optional.of(text))))
        .orElseGet(() -> Lookup.of(Optional.empty()));
  }

  private Lookup<List<byte[]>> decoded(List<String> texts) {
    var signatures =
        texts.stream()
            .flatMap(text -> encoding.decode(text).stream())
            .filter(bytes -> algorithm.fits(bytes.length))
            .toList();
    return signatures.isEmpty()
        ? Lookup.not(
            "the signature is not "
                + algorithm.lengthInWords()
                + " in "
                + encoding.name().toLowerCase(Locale.ROOT))
        : Lookup.of(signatures);
  }

  private static Lookup<List<String>> fewEnough(List<String> signatures) {
    return signatures.size() > MOST_SIGNATURES
        ? Lookup.not("there are more than " + MOST_SIGNATURES + " signatures")
        : Lookup.of(signatures);
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return secretForm.key(secret).isPresent()
        ? algorithm.problemWith(secret)
        : Optional.of("the scheme says 'secret: base64', and this secret is not Base64");
  }

  @Override
  public boolean readsDocument() {
    return place.isInDocument() || signed.readsDocument() || hasTimeInDocument();
  }
}
