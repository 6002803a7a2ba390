package io.funnelstreams.ingest.auth;

import java.util.Optional;
import java.util.function.Function;

/** Something of a request, or why it cannot be had. */
final class Found<T> {
  private final Optional<T> value;
  private final String problem;

  private Found(Optional<T> value, String problem) {
    this.value = value;
    this.problem = problem;
  }

  static <T> Found<T> of(T value) {
    return new Found<>(Optional.of(value), "");
  }

  static <T> Found<T> not(String problem) {
    return new Found<>(Optional.empty(), problem);
  }

  static <T> Found<T> orNot(Optional<T> value, String problem) {
    return value.map(Found::of).orElseGet(() -> not(problem));
  }

  <R> Found<R> then(Function<T, Found<R>> next) {
    return value.map(next).orElseGet(() -> not(problem));
  }

  /** Why it cannot be had, as a verdict; empty where it is there. */
  Optional<Verdict> refusal() {
    return value.isPresent() ? Optional.empty() : Optional.of(new Verdict.Refused(problem));
  }

  Verdict verdict(Function<T, Verdict> next) {
    return value.map(next).orElseGet(() -> new Verdict.Refused(problem));
  }
}
