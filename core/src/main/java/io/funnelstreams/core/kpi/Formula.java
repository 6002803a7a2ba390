package io.funnelstreams.core.kpi;

/**
 * An arithmetic expression over KPIs and measures: numbers, {@code + - * /}, parentheses, the id of
 * another KPI, {@code sum(measure)} for what fell into the period, {@code stock(measure)} for its
 * running sum at the period's end, {@code median(measure)}, and {@code previous(expression)} for
 * the value in the period before.
 */
public record Formula(String text) {
  /**
   * Reads a formula.
   *
   * @throws FormulaException where the text is not a formula or names an unknown measure
   */
  public static Formula parse(String text) {
    return new Formula(text);
  }
}
