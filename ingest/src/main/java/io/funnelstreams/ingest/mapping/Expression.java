package io.funnelstreams.ingest.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import io.funnelstreams.ingest.row.Row;
import io.funnelstreams.ingest.row.UnknownColumn;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * A JSONata expression. It sees the row and nothing else: the language has no way to Java, files or
 * the network. Not safe for use by several threads at once.
 */
final class Expression implements Cell {
  /** An expression can recurse without end; no honest one takes anything near this long. */
  private static final long MOST_MILLIS = 1_000;

  /** The library counts evaluations rather than nested calls, so this must be far off. */
  private static final int MOST_DEPTH = 100_000;

  private static final String NOT_A_FUNCTION = "T1006";

  private final String text;
  private final Jsonata compiled;

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException where it is none, or calls a function that does not exist
   */
  Expression(String text) {
    this.text = text;
    try {
      this.compiled = Jsonata.jsonata(text);
    } catch (JException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    // The check walks the whole row for types that a row never has.
    compiled.setValidateInput(false);
    checkFunctions();
  }

  /** A misspelt function shows only when it is called, so it is called once, on nothing. */
  private void checkFunctions() {
    try {
      evaluate(Map.of());
    } catch (JException e) {
      if (NOT_A_FUNCTION.equals(e.getError())) {
        throw new IllegalArgumentException("it calls a function that does not exist", e);
      }
    } catch (RuntimeException | StackOverflowError e) {
      // On nothing at all much goes wrong that is right on a row.
    }
  }

  /**
   * Runs on a row without values, to see which columns are asked for.
   *
   * @throws UnknownColumn where the expression names a column that the row does not have
   */
  void probe(Row blank) {
    try {
      evaluate(blank.document());
    } catch (UnknownColumn e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // On blanks much goes wrong that is right on values.
    }
  }

  @Override
  public String label() {
    return text;
  }

  @Override
  public String read(Row row, Problems problems) {
    var value = valueOf(row, problems);
    if (value.isPresent() && (value.get() instanceof Collection || value.get() instanceof Map)) {
      problems.unmappable(text, "the expression '%s' gives several values".formatted(text));
      return "";
    }
    return value.map(Expression::plain).orElse("");
  }

  /** Whether the expression is true of a row, in JSONata's sense of true. */
  boolean holds(Row row, Problems problems) {
    return valueOf(row, problems).map(Jsonata::boolize).orElse(false);
  }

  private Optional<Object> valueOf(Row row, Problems problems) {
    try {
      return Optional.ofNullable(evaluate(row.document()));
    } catch (RuntimeException e) {
      problems.unmappable(text, "the expression '%s' fails: %s".formatted(text, reason(e)));
    } catch (StackOverflowError e) {
      problems.unmappable(text, "the expression '%s' calls itself without end".formatted(text));
    }
    return Optional.empty();
  }

  private Object evaluate(Map<String, Object> document) {
    var frame = compiled.createFrame();
    frame.setRuntimeBounds(MOST_MILLIS, MOST_DEPTH);
    return compiled.evaluate(document, frame);
  }

  private static String reason(RuntimeException e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }

  private static String plain(Object value) {
    if (value instanceof Double || value instanceof Float) {
      return BigDecimal.valueOf(((Number) value).doubleValue())
          .stripTrailingZeros()
          .toPlainString();
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
