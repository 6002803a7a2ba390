package io.funnelstreams.serve.api.form;

import java.util.List;

/** The kind of value of a field. */
public sealed interface ApiType {
  /** A value without parts. */
  enum Scalar implements ApiType {
    TEXT,
    WHOLE_NUMBER,
    NUMBER,
    /** A {@link Figure}: a number, or decimal text where it is money. */
    FIGURE,
    FLAG,
    /** A {@link java.time.LocalDate}. */
    DAY,
    /** An {@link java.time.Instant}, in UTC. */
    INSTANT,
    /** Texts by name, for example a segment's values by dimension. */
    LABELS
  }

  /** One of some words. */
  record Word(List<String> words) implements ApiType {
    public Word {
      words = List.copyOf(words);
    }
  }

  /** An object with fields of its own. */
  record Nested(ApiSchema<?> schema) implements ApiType {}

  /** Any number of values of one type. */
  record Many(ApiType of) implements ApiType {}
}
