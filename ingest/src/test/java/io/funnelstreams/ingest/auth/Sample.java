package io.funnelstreams.ingest.auth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A request as a vendor sends it, with every part of it that must not change.
 *
 * @param vendor the file of the schemes
 * @param at the time that was signed
 */
record Sample(String vendor, String secret, Sent sent, Instant at, List<Guarded> guarded) {
  /** A part of a request in which every bit matters. */
  @FunctionalInterface
  interface Guarded {
    void changes(Sent sent, Consumer<Sent> use);
  }

  static final Guarded BODY =
      (sent, use) ->
          Bits.flip(sent.body(), 0, sent.body().length, other -> use.accept(sent.body(other)));
  static final Guarded URL =
      (sent, use) -> Bits.flip(sent.url(), 0, other -> use.accept(sent.url(other)));
  static final Guarded METHOD =
      (sent, use) -> Bits.flip(sent.method(), 0, other -> use.accept(sent.method(other)));

  static Guarded header(String name) {
    return header(name, 0);
  }

  /** A header without its first characters, whose case does not matter. */
  static Guarded header(String name, int from) {
    return (sent, use) ->
        Bits.flip(sent.headers().get(name), from, other -> use.accept(sent.header(name, other)));
  }

  static Guarded parameter(String name) {
    return (sent, use) ->
        Bits.flip(sent.query().get(name), 0, other -> use.accept(sent.parameter(name, other)));
  }

  /** A piece of the body, by its text. */
  static Guarded piece(String text) {
    return (sent, use) -> {
      int from = sent.text().indexOf(text);
      int to = from + text.getBytes(StandardCharsets.UTF_8).length;
      Bits.flip(sent.body(), from, to, other -> use.accept(sent.body(other)));
    };
  }

  AuthResult check(Sent other, Instant now) {
    return SchemeFile.authentication(vendor, secret).check(other.request(), now, other::document);
  }

  AuthResult check(Sent other) {
    return check(other, at);
  }

  boolean isTimed() {
    return SchemeFile.schemes(vendor).stream()
        .anyMatch(scheme -> scheme instanceof Signature s && s.timestamp().isPresent());
  }

  @Override
  public String toString() {
    return vendor + Map.of("type", sent.contentType());
  }
}
