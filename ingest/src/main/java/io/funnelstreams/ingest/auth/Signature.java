package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.secret.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text of the request, signed with the secret.
 *
 * @param signed the text that is signed
 * @param place where the signature stands
 * @param layout what stands there
 * @param timestamp the time that is signed with it; empty where the vendor signs none, so that a
 *     request can be sent again at any time
 */
public record Signature(
    Algorithm algorithm,
    SignedText signed,
    Encoding encoding,
    Place place,
    Layout layout,
    SecretForm secretForm,
    Optional<Timestamp> timestamp)
    implements Scheme {
  /** DocuSign signs with up to 100 keys; nobody signs with more. */
  static final int MOST_SIGNATURES = 100;

  @Override
  public Verdict check(Call call, List<Secret> secrets) {
    return place
        .values(call)
        .then(Signature::fewEnough)
        .then(layout::read)
        .verdict(carried -> check(call, carried, secrets));
  }

  /** A signature that is not there, or a time that is too far away, needs no body to be refused. */
  @Override
  public Optional<Verdict> checkHead(Call head, List<Secret> secrets) {
    return place.isInDocument()
        ? Optional.empty()
        : place
            .values(head)
            .then(Signature::fewEnough)
            .then(layout::read)
            .then(carried -> checkHead(head, carried))
            .refusal();
  }

  private Found<Optional<String>> checkHead(Call head, Layout.Carried carried) {
    return fewEnough(carried.signatures())
        .then(this::decoded)
        .then(given -> hasTimeInDocument() ? Found.of(Optional.empty()) : time(head, carried));
  }

  private boolean hasTimeInDocument() {
    return timestamp.flatMap(Timestamp::place).filter(Place::isInDocument).isPresent();
  }

  private Verdict check(Call call, Layout.Carried carried, List<Secret> secrets) {
    return fewEnough(carried.signatures())
        .then(this::decoded)
        .verdict(
            given ->
                time(call, carried)
                    .then(time -> signed.messages(call, time))
                    .verdict(messages -> check(given, messages, secrets)));
  }

  private Verdict check(List<byte[]> given, List<Message> messages, List<Secret> secrets) {
    return Matching.verdict(
        secrets, secret -> fits(secret, given, messages), "the signature is wrong");
  }

  /** Compares everything with everything, also after a signature that fits. */
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

  private Found<Optional<String>> time(Call call, Layout.Carried carried) {
    return timestamp
        .map(time -> time.fresh(call, carried).then(text -> Found.of(Optional.of(text))))
        .orElseGet(() -> Found.of(Optional.empty()));
  }

  private Found<List<byte[]>> decoded(List<String> texts) {
    var signatures =
        texts.stream()
            .flatMap(text -> encoding.decode(text).stream())
            .filter(bytes -> algorithm.fits(bytes.length))
            .toList();
    return signatures.isEmpty()
        ? Found.not(
            "the signature is not "
                + algorithm.lengthInWords()
                + " in "
                + encoding.name().toLowerCase(Locale.ROOT))
        : Found.of(signatures);
  }

  private static Found<List<String>> fewEnough(List<String> signatures) {
    return signatures.size() > MOST_SIGNATURES
        ? Found.not("there are more than " + MOST_SIGNATURES + " signatures")
        : Found.of(signatures);
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
