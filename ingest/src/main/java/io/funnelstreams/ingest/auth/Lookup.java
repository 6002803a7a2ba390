package io.funnelstreams.ingest.auth;

import java.util.Optional;
import java.util.function.Function;

/** A value of a request, or why it is not available. */
final class Lookup<T> {
  private final Optional<T> value;
  private final String problem;

  private Lookup(Optional<T> value, String problem) {
    this.value = value;
    this.problem = problem;
  }

  static <T> Lookup<T> of(T value) {
    return new Lookup<>(Optional.of(value), "");
  }

  static <T> Lookup<T> not(String problem) {
    return new Lookup<>(Optional.empty(), problem);
  }

  static <T> Lookup<T> orNot(Optional<T> value, String problem) {
    return value.map(Lookup::of).orElseGet(() -> not(problem));
  }

  <R> Lookup<R> then(Function<T, Lookup<R>> next) {
    return value.map(next).orElseGet(() -> not(problem));
  }

  /** Why it is not available, as a result; empty where it is. */
  Optional<AuthResult> refusal() {
    return value.isPresent() ? Optional.empty() : Optional.of(new AuthResult.Refused(problem));
  }

  AuthResult verdict(Function<T, AuthResult> next) {
    return value.map(next).orElseGet(() -> new AuthResult.Refused(problem));
  }
}
