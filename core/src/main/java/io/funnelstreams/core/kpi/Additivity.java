package io.funnelstreams.core.kpi;

import io.funnelstreams.core.kpi.Expression.Operator;
import java.util.function.Predicate;

/** How a KPI's values over ranges of days hang together. */
public enum Additivity {
  /** Over a range of days it is the sum of its values on each of them. */
  FLOW,
  /** It has a value at the end of every day; the value of a range is that of its last day's end. */
  STOCK,
  /** One flow over another: a rate or a mean. */
  QUOTIENT_OF_FLOWS,
  /** One stock over another. */
  QUOTIENT_OF_STOCKS,
  /** A median, a growth, parties counted once, or anything else that only a period has. */
  OF_PERIOD;

  /** Whether it is the sum of its values in the segments of a breakdown. */
  boolean addsUp() {
    return this == FLOW || this == STOCK;
  }

  static Additivity of(Expression expression) {
    if (isFlow(expression)) {
      return FLOW;
    }
    if (isStock(expression)) {
      return STOCK;
    }
    if (isQuotient(expression, Additivity::isFlow)) {
      return QUOTIENT_OF_FLOWS;
    }
    return isQuotient(expression, Additivity::isStock) ? QUOTIENT_OF_STOCKS : OF_PERIOD;
  }

  private static boolean isFlow(Expression expression) {
    return isLinear(expression, Expression.Sum.class::isInstance);
  }

  private static boolean isStock(Expression expression) {
    return isLinear(expression, Expression.Stock.class::isInstance);
  }

  private static boolean isQuotient(Expression expression, Predicate<Expression> sides) {
    return expression instanceof Expression.Operation operation
        && operation.operator() == Operator.OVER
        && sides.test(operation.left())
        && sides.test(operation.right());
  }

  /** Whether the parts are combined by sums, differences and multiples alone. */
  private static boolean isLinear(Expression expression, Predicate<Expression> part) {
    if (expression instanceof Expression.Whole whole) {
      return isLinear(whole.inner(), part);
    }
    if (!(expression instanceof Expression.Operation operation)) {
      return part.test(expression);
    }
    boolean left = isLinear(operation.left(), part);
    boolean right = isLinear(operation.right(), part);
    return switch (operation.operator()) {
      case PLUS, MINUS -> left && right;
      case TIMES ->
          (left && isConstant(operation.right())) || (right && isConstant(operation.left()));
      case OVER -> left && isConstant(operation.right());
    };
  }

  private static boolean isConstant(Expression expression) {
    return expression instanceof Expression.Constant;
  }
}
