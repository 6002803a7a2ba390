package io.funnelstreams.core.kpi;

import java.util.Map;

/**
 * An arithmetic expression over KPIs and measures: numbers, {@code + - * /}, parentheses, the id of
 * another KPI, {@code sum(measure)} for the amount in the period, {@code stock(measure)} for its
 * running sum at the period's end, {@code distinct(measure)} for parties that count once in the
 * period, {@code median(measure)} of a distribution, {@code previous(expression)} for the value in
 * the period before, {@code share(x, dimension)} for the part that a segment has of all values of
 * the dimension together, {@code headcount(team)} for the people of a team by the plan, {@code
 * months()} for the period's length and {@code gross_margin()} for the plan's.
 *
 * <p>Where a divisor is 0, or a part has no value, the whole has none.
 */
public final class Formula {
  private final String text;
  private final Expression expression;

  private Formula(String text, Expression expression) {
    this.text = text;
    this.expression = expression;
  }

  /**
   * Reads a formula.
   *
   * @throws FormulaException where the text is not a formula or names an unknown measure
   */
  public static Formula parse(String text) {
    return new Formula(text, FormulaParser.parse(text));
  }

  /** The formula of an expression that is resolved to measures. */
  static Formula of(Expression expression) {
    return new Formula(expression.toString(), expression);
  }

  /** The formula as it was written. */
  public String text() {
    return text;
  }

  Expression expression() {
    return expression;
  }

  Additivity nature() {
    return Additivity.of(expression);
  }

  boolean isShare() {
    return ShareOfWhole.isShare(expression);
  }

  boolean hasValueOfADay() {
    return expression
        .all()
        .noneMatch(
            part -> part instanceof Expression.Previous || part instanceof Expression.Months);
  }

  /** The same formula, resolved down to measures. */
  Formula inlined(Map<String, Expression> kpis) {
    return new Formula(text, expression.inlined(kpis));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Formula formula && text.equals(formula.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
