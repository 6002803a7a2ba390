package io.funnelstreams.core.plan;

import java.time.YearMonth;
import java.util.OptionalDouble;

/**
 * The planned and the actual spend of a channel in a month. Amounts are in the plan's currency.
 *
 * @param channel {@link BudgetReport#UNPLANNED} for spend of channels without a budget
 * @param planned for the whole month
 * @param expected the planned spend by now, in proportion to the month's days that have begun
 * @param spent so far; empty where no spend was ever reported, or the month has not begun
 */
public record BudgetLine(
    String channel,
    YearMonth month,
    double planned,
    double expected,
    OptionalDouble spent,
    State state) {
  /** How spend compares with its budget. */
  public enum State {
    /** The month has not begun. */
    AHEAD,
    /** No spend was reported. */
    NO_DATA,
    /** More was spent than the whole month's budget. */
    OVER,
    /** The month is over and less than nine tenths of its budget was spent. */
    UNDER,
    /** Neither of them. */
    WITHIN
  }
}
