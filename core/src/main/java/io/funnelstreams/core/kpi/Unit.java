package io.funnelstreams.core.kpi;

import java.util.Currency;

/** The unit of a KPI's value. Money is in major units of the plan's currency. */
public enum Unit {
  COUNT,
  RATIO,
  MONEY,
  DAYS,
  MONTHS,
  MONEY_PER_DAY,
  SECONDS,
  MINUTES;

  /** The unit as readers see it: money is named by its currency. */
  public String shown(Currency currency) {
    return switch (this) {
      case COUNT -> "count";
      case RATIO -> "ratio";
      case DAYS -> "days";
      case SECONDS -> "seconds";
      case MINUTES -> "minutes";
      case MONTHS -> "months";
      case MONEY -> currency.getCurrencyCode();
      case MONEY_PER_DAY -> currency.getCurrencyCode() + "/day";
    };
  }
}
