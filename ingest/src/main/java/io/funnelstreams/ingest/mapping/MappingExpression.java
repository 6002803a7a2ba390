package io.funnelstreams.ingest.mapping;

import com.dashjoin.jsonata.DecimalJsonata;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import io.funnelstreams.ingest.row.Row;
import io.funnelstreams.ingest.row.UnknownColumn;
import io.funnelstreams.schemas.yaml.YamlValue;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * A JSONata expression. It reads the row and nothing else: the language has no way to Java, files
 * or the network. Not safe for use by several threads at once.
 */
public final class MappingExpression implements InputField {
  /** An expression can recurse without end; no useful one takes nearly this long. */
  private static final long MOST_MILLIS = 1_000;

  /** The library counts evaluations rather than nested calls, so this must be far off. */
  private static final int MOST_DEPTH = 100_000;

  private static final String NOT_A_FUNCTION = "T1006";
  private static final int MOST_SHOWN = 100;

  /** The library repeats the value that it cannot use, which may be a whole body. */
  private static final int MOST_REASON = 300;

  /** The error code of {@code $error('why')}. */
  private static final String SAID_BY_ITSELF = "D3137";

  /** Only the answer of a source's handshake gets the function that knows the secret. */
  private static final Jsonata.JFunction OF_HANDSHAKES =
      new Jsonata.JFunction(
          (input, args) -> {
            throw new JException(SAID_BY_ITSELF, -1, "$hmac is known in the answer of a handshake");
          },
          null);

  private final String text;
  private final DecimalJsonata compiled;

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException where it is none, or calls a function that does not exist
   */
  public MappingExpression(String text) {
    this.text = text;
    try {
      this.compiled = new DecimalJsonata(text);
    } catch (JException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (RuntimeException | StackOverflowError e) {
      // The library fails this way on an incomplete expression.
      throw new IllegalArgumentException("it breaks off, or is nested without end", e);
    }
    OwnCompany.UNKNOWN.functions().forEach(compiled::registerFunction);
    compiled.registerFunction("hmac", OF_HANDSHAKES);
    // The check walks the whole row for types that a row never has.
    compiled.setValidateInput(false);
    checkFunctions();
  }

  /** The expression that a file writes; empty where it is none, which is then reported. */
  public static Optional<String> read(YamlValue value) {
    var text = value.text();
    try {
      text.ifPresent(MappingExpression::new);
      return text;
    } catch (IllegalArgumentException e) {
      value.problem("this is no JSONata expression: " + e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * A misspelt function fails only when it is called, so this calls the expression once, on an
   * empty document.
   */
  private void checkFunctions() {
    try {
      evaluate(Map.of(), Map.of());
    } catch (JException e) {
      if (NOT_A_FUNCTION.equals(e.getError())) {
        throw new IllegalArgumentException("it calls a function that does not exist", e);
      }
    } catch (RuntimeException | StackOverflowError e) {
      // An expression may fail on an empty document and still be right for a row.
    }
  }

  /**
   * Runs on a row without values, to find the columns that it reads.
   *
   * @throws UnknownColumn where the expression names a column that the row does not have
   */
  void probe(Row blank) {
    try {
      evaluate(blank.document(), blank.bindings());
    } catch (UnknownColumn e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // An expression may fail on blanks and still be right for values.
    }
  }

  @Override
  public String label() {
    return text;
  }

  @Override
  public CellText value(Row row, Problems problems) {
    var value = valueOf(row, problems);
    if (value.isPresent() && (value.get() instanceof Collection || value.get() instanceof Map)) {
      problems.unmappable(text, "the expression '%s' gives several values".formatted(text));
      return CellText.EMPTY;
    }
    return value.map(CellText::of).orElse(CellText.EMPTY);
  }

  /** Whether the expression is true of a row, in JSONata's sense of true. */
  boolean holds(Row row, Problems problems) {
    return valueOf(row, problems).map(Jsonata::boolize).orElse(false);
  }

  private Optional<Object> valueOf(Row row, Problems problems) {
    try {
      return valueOf(row.document(), row.bindings());
    } catch (ExpressionFailure e) {
      problems.unmappable(text, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * The value of a document.
   *
   * @param document maps, lists, texts, numbers, truth values and nulls
   * @param bindings by their names without the dollar sign
   * @throws ExpressionFailure where it has none, or takes too long to find it
   */
  public Optional<Object> valueOf(Object document, Map<String, Object> bindings) {
    try {
      return Optional.ofNullable(evaluate(document, bindings));
    } catch (JException e) {
      boolean own = SAID_BY_ITSELF.equals(e.getError());
      throw new ExpressionFailure(
          own ? reason(e) : "the expression '%s' fails: %s".formatted(shown(), reason(e)), e);
    } catch (RuntimeException e) {
      throw new ExpressionFailure("the expression '%s' fails: %s".formatted(shown(), reason(e)), e);
    } catch (StackOverflowError e) {
      throw new ExpressionFailure(
          "the expression '%s' calls itself without end".formatted(shown()), e);
    }
  }

  /** Enough of its text to identify it: the expression of a source's items is a page long. */
  private String shown() {
    return shortened(text, MOST_SHOWN);
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most).strip() + " ...";
  }

  /** Whether a value is true in JSONata's sense. */
  public static boolean isTrue(Object value) {
    return Jsonata.boolize(value);
  }

  private Object evaluate(Object document, Map<String, Object> bindings) {
    var frame = compiled.createFrame();
    frame.setRuntimeBounds(MOST_MILLIS, MOST_DEPTH);
    bindings.forEach((name, value) -> frame.bind(name, value));
    return compiled.evaluateExactly(document, frame);
  }

  private static String reason(RuntimeException e) {
    return shortened(
        Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()), MOST_REASON);
  }
}
