package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.ingest.row.PlainText;

/**
 * The text of a value.
 *
 * @param number whether it is a number of JSON or of an expression, and so written {@code 1234.56}
 *     however the numbers of texts are written
 */
record CellText(String text, boolean number) {
  /** No value. */
  static final CellText EMPTY = new CellText("", false);

  /** A text that a person or a file wrote. */
  static CellText written(String text) {
    return new CellText(text, false);
  }

  /** A single value of JSON or of an expression. */
  static CellText of(Object value) {
    return new CellText(NormalizedText.trimmed(PlainText.of(value)), value instanceof Number);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }
}
