package io.funnelstreams.core.kpi;

/** What a KPI's value counts. Money is in major units of the plan's currency. */
public enum Unit {
  COUNT,
  RATIO,
  MONEY,
  DAYS,
  MONTHS,
  MONEY_PER_DAY,
  SECONDS
}
