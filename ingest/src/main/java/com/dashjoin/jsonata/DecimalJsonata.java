package com.dashjoin.jsonata;

import io.funnelstreams.ingest.mapping.DecimalMath;
import java.math.BigDecimal;
import java.util.List;

/**
 * JSONata whose numbers are decimals: 22.5 times 1.1 is 24.75, and not the nearest binary fraction.
 * The library computes with doubles, in methods that only its own package can override. Not safe
 * for use by several threads at once.
 */
public final class DecimalJsonata extends Jsonata {
  /**
   * Reads an expression.
   *
   * @throws JException where it is none
   */
  public DecimalJsonata(String text) {
    super(text);
    DecimalFunctions.register(this);
  }

  /** The value of a document. */
  public Object evaluateExactly(Object document, Frame frame) {
    // The library applies the functions of an expression by the instance that it finds here.
    current.set(this);
    return evaluate(document, frame);
  }

  @Override
  Jsonata getPerThreadInstance() {
    return this;
  }

  /** The result of {@code $eval} for a text. */
  Object evaluateText(String text, List<?> focus) {
    if (text == null) {
      return null;
    }
    var inner = new DecimalJsonata(text);
    inner.setValidateInput(false);
    try {
      var document = focus.isEmpty() || focus.get(0) == null ? input : focus.get(0);
      return inner.evaluate(document, inner.createFrame(environment));
    } finally {
      current.set(this);
    }
  }

  @Override
  Object evaluateNumericExpression(Object left, Object right, String operator) {
    if (!(left instanceof Number a) || !(right instanceof Number b)) {
      return super.evaluateNumericExpression(left, right, operator);
    }
    var one = DecimalMath.decimal(a);
    var other = DecimalMath.decimal(b);
    boolean byZero = other.signum() == 0 && ("/".equals(operator) || "%".equals(operator));
    return byZero
        ? super.evaluateNumericExpression(left, right, operator)
        : DecimalMath.number(computed(one, other, operator));
  }

  private static BigDecimal computed(BigDecimal one, BigDecimal other, String operator) {
    return switch (operator) {
      case "+" -> one.add(other);
      case "-" -> one.subtract(other);
      case "*" -> one.multiply(other);
      case "/" -> one.divide(other, DecimalMath.PRECISION);
      case "%" -> one.remainder(other);
      default -> throw new JException("T2001", -1, operator);
    };
  }

  @Override
  Object evaluateUnary(Parser.Symbol expression, Object input, Frame environment) {
    if (!"-".equals(String.valueOf(expression.value))) {
      return super.evaluateUnary(expression, input, environment);
    }
    var value = evaluate(expression.expression, input, environment);
    return value instanceof Number number
        ? DecimalMath.number(DecimalMath.decimal(number).negate())
        : super.evaluateUnary(expression, input, environment);
  }

  @Override
  Object evaluateEqualityExpression(Object left, Object right, String operator) {
    if (!(left instanceof Number a) || !(right instanceof Number b)) {
      return super.evaluateEqualityExpression(left, right, operator);
    }
    boolean equal = DecimalMath.decimal(a).compareTo(DecimalMath.decimal(b)) == 0;
    return "=".equals(operator) == equal;
  }

  @Override
  Object evaluateComparisonExpression(Object left, Object right, String operator) {
    return left instanceof Number a && right instanceof Number b
        ? super.evaluateComparisonExpression(
            DecimalMath.decimal(a), DecimalMath.decimal(b), operator)
        : super.evaluateComparisonExpression(left, right, operator);
  }
}
