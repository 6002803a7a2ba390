package io.funnelstreams.core.kpi;

import io.funnelstreams.core.journey.DistinctMeasure;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.kpi.Expression.Operator;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads formulas by recursive descent: a sum is made of products, a product of factors, and a
 * factor is a number, a name, a call or something in parentheses.
 */
final class FormulaParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:(\\d+(?:\\.\\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|([-+*/(),]))");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final String NO_FUNCTION =
      "there is no function '%s'; there are sum, stock, distinct, median, previous, share, months,"
          + " gross_margin and headcount";

  private final String text;
  private final Matcher matcher;
  private String token;
  private int end;

  private FormulaParser(String text) {
    this.text = text;
    this.matcher = TOKEN.matcher(text);
    advance();
  }

  static Expression parse(String text) {
    var parser = new FormulaParser(text);
    var expression = parser.sum();
    if (parser.token != null) {
      throw parser.wrong("an operator or the end was expected, not '" + parser.token + "'");
    }
    return expression;
  }

  private Expression sum() {
    var left = product();
    while (isNext("+") || isNext("-")) {
      var operator = take().equals("+") ? Operator.PLUS : Operator.MINUS;
      left = new Expression.Operation(operator, left, product());
    }
    return left;
  }

  private Expression product() {
    var left = factor();
    while (isNext("*") || isNext("/")) {
      var operator = take().equals("*") ? Operator.TIMES : Operator.OVER;
      left = new Expression.Operation(operator, left, factor());
    }
    return left;
  }

  private Expression factor() {
    if (token == null) {
      throw wrong("a number, a KPI or a function was expected at the end");
    }
    var first = take();
    if (first.equals("(")) {
      var inner = sum();
      expect(")");
      return inner;
    }
    if (Character.isDigit(first.charAt(0))) {
      return new Expression.Constant(Double.parseDouble(first));
    }
    if (!Character.isLetter(first.charAt(0))) {
      throw wrong("a number, a KPI or a function was expected, not '" + first + "'");
    }
    return isNext("(") ? call(first) : new Expression.Reference(first);
  }

  private Expression call(String function) {
    take();
    var expression =
        switch (function) {
          case "previous" -> new Expression.Previous(sum());
          case "share" -> share();
          case "sum" -> measure(Expression.Sum::new, false);
          case "stock" -> measure(Expression.Stock::new, false);
          case "distinct" -> distinct();
          case "months" -> new Expression.Months();
          case "headcount" -> headcount();
          case "gross_margin" -> new Expression.GrossMargin();
          case "median" -> measure(Expression.Median::new, true);
          default -> throw wrong(NO_FUNCTION.formatted(function));
        };
    expect(")");
    return expression;
  }

  /** The part that a segment has of the whole: {@code share(won_amount, channel)}. */
  private Expression share() {
    var part = sum();
    if (part instanceof Expression.Reference reference) {
      part = new Expression.KpiOrMeasure(reference.kpi());
    }
    if (!isNext(",")) {
      throw wrong(
          "share takes what is shared and the dimension that shares it, as in"
              + " share(won_amount, channel); a comma was expected "
              + (token == null ? "at the end" : "before '" + token + "'"));
    }
    take();
    if (token == null || !NAME.matcher(token).matches()) {
      throw wrong(
          "share takes a dimension of a breakdown after the comma, such as channel"
              + (token == null ? "" : ", not '" + token + "'"));
    }
    return new Expression.Operation(Operator.OVER, part, new Expression.Whole(take(), part));
  }

  private Expression headcount() {
    if (token == null || !NAME.matcher(token).matches()) {
      throw wrong(
          "headcount takes a team of the plan's headcount, as in headcount(sales)"
              + (token == null ? "" : ", not '" + token + "'"));
    }
    return new Expression.People(take());
  }

  private Expression measure(Function<Measure, Expression> function, boolean distribution) {
    if (token == null) {
      throw wrong("a measure was expected at the end");
    }
    var name = take();
    var measure =
        Measure.find(name)
            .filter(found -> found.grain().isEmpty())
            .orElseThrow(
                () -> wrong("there is no measure '%s'; there are %s".formatted(name, measures())));
    if ((measure.kind() == Measure.Kind.DISTRIBUTION) != distribution) {
      throw wrong("median takes a distribution, sum and stock take a measure that is none");
    }
    return function.apply(measure);
  }

  private Expression distinct() {
    if (token == null) {
      throw wrong("a measure was expected at the end");
    }
    var name = take();
    return DistinctMeasure.find(name)
        .map(Expression.Distinct::new)
        .orElseThrow(
            () ->
                wrong(
                    "there is no measure '%s' that counts parties once; there are %s"
                        .formatted(name, distinctMeasures())));
  }

  private static String measures() {
    return Arrays.stream(Measure.values())
        .filter(measure -> measure.grain().isEmpty())
        .map(Measure::id)
        .collect(Collectors.joining(", "));
  }

  private static String distinctMeasures() {
    return Arrays.stream(DistinctMeasure.values())
        .map(DistinctMeasure::id)
        .collect(Collectors.joining(", "));
  }

  private boolean isNext(String symbol) {
    return symbol.equals(token);
  }

  private void expect(String symbol) {
    if (!isNext(symbol)) {
      throw wrong(
          "'%s' was expected %s"
              .formatted(symbol, token == null ? "at the end" : "before " + token));
    }
    advance();
  }

  private String take() {
    var taken = token;
    advance();
    return taken;
  }

  private void advance() {
    var rest = text.substring(end);
    if (rest.isBlank()) {
      token = null;
    } else if (matcher.region(end, text.length()).lookingAt()) {
      token = matcher.group().strip();
      end = matcher.end();
    } else {
      throw wrong("'%s' is not part of a formula".formatted(rest.strip()));
    }
  }

  private FormulaException wrong(String what) {
    return new FormulaException("in the formula '%s': %s".formatted(text, what));
  }
}
