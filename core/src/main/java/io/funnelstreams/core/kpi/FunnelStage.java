package io.funnelstreams.core.kpi;

/**
 * The stage of the PADRE framework that a KPI measures, or what carries all of them: people,
 * product and money.
 */
public enum FunnelStage {
  POSITION,
  ACQUIRE,
  DEPLOY,
  RUN,
  EXPAND,
  PRODUCT,
  PEOPLE,
  MONEY
}
