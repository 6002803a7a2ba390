package io.funnelstreams.core.kpi;

import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.kpi.Expression.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes trees of formulas; a part that a KPI is by itself has the KPI's title. */
final class FormulaTrees {
  /** The trees of the levels of subscriptions. */
  private static final Map<Measure, Map<Measure, Integer>> MOVEMENTS =
      Map.of(
          Measure.MRR,
          Map.of(
              Measure.NEW_MRR,
              1,
              Measure.EXPANSION_MRR,
              1,
              Measure.REACTIVATION_MRR,
              1,
              Measure.CONTRACTION_MRR,
              -1,
              Measure.CHURNED_MRR,
              -1),
          Measure.CUSTOMERS,
          Map.of(
              Measure.NEW_CUSTOMERS,
              1,
              Measure.REACTIVATED_CUSTOMERS,
              1,
              Measure.CHURNED_CUSTOMERS,
              -1));

  private final Map<Expression, String> titles = new HashMap<>();

  FormulaTrees(Map<String, Kpi> kpis, Map<String, Expression> expressions) {
    kpis.forEach((id, kpi) -> titles.putIfAbsent(expressions.get(id), kpi.title()));
  }

  /** The tree of a KPI, which itself is taken apart where it can be. */
  FormulaTree of(Expression expression) {
    return apart(expression, true);
  }

  /** A part that is a KPI of its own says more by its name than by its parts. */
  private FormulaTree part(Expression expression, boolean linear) {
    boolean level = linear && expression instanceof Expression.Stock;
    return titles.containsKey(expression) && !level ? leaf(expression) : apart(expression, linear);
  }

  private FormulaTree apart(Expression expression, boolean linear) {
    if (expression instanceof Expression.Constant constant) {
      return new FormulaTree.Fixed(constant.value());
    }
    if (expression instanceof Expression.Stock stock
        && linear
        && MOVEMENTS.containsKey(stock.measure())) {
      return new FormulaTree.Level(leaf(expression), movements(stock.measure()));
    }
    if (!(expression instanceof Expression.Operation operation)) {
      return leaf(expression);
    }
    if (operation.operator().isLinear()) {
      return new FormulaTree.Sum(
          part(operation.left(), linear),
          part(operation.right(), linear),
          operation.operator() == Operator.PLUS ? 1 : -1);
    }
    var factors = new ArrayList<FormulaTree.Factor>();
    factors(operation, false, linear && isMultiple(operation), factors);
    return new FormulaTree.Product(factors);
  }

  private void factors(
      Expression.Operation product,
      boolean divides,
      boolean linear,
      List<FormulaTree.Factor> into) {
    factor(product.left(), divides, linear, into);
    factor(product.right(), divides != (product.operator() == Operator.OVER), linear, into);
  }

  private void factor(
      Expression side, boolean divides, boolean linear, List<FormulaTree.Factor> into) {
    if (side instanceof Expression.Operation operation
        && !operation.operator().isLinear()
        && !titles.containsKey(side)) {
      factors(operation, divides, linear, into);
    } else {
      into.add(new FormulaTree.Factor(part(side, linear), divides));
    }
  }

  private static boolean isMultiple(Expression.Operation product) {
    return product.right() instanceof Expression.Constant
        || (product.left() instanceof Expression.Constant && product.operator() == Operator.TIMES);
  }

  private List<FormulaTree.Movement> movements(Measure level) {
    return MOVEMENTS.get(level).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                new FormulaTree.Movement(
                    leaf(new Expression.Sum(entry.getKey())), entry.getValue()))
        .toList();
  }

  private FormulaTree.Leaf leaf(Expression expression) {
    return new FormulaTree.Leaf(name(expression), Formula.of(expression));
  }

  private String name(Expression expression) {
    return Optional.ofNullable(titles.get(expression)).orElseGet(() -> describe(expression));
  }

  private String describe(Expression expression) {
    if (expression instanceof Expression.Previous previous) {
      return name(previous.inner()) + " before";
    }
    if (expression instanceof Expression.Whole whole) {
      return name(whole.inner()) + " of every " + whole.dimension();
    }
    if (expression instanceof Expression.People people) {
      return "headcount of " + people.team();
    }
    if (expression instanceof Expression.GrossMargin) {
      return "gross margin";
    }
    if (expression instanceof Expression.Months) {
      return "months";
    }
    if (expression instanceof Expression.Distinct distinct) {
      return words(distinct.measure().id());
    }
    return expression.measures().findFirst().map(Measure::id).map(FormulaTrees::words).orElse("");
  }

  private static String words(String id) {
    var words = id.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
