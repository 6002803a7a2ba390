package io.funnelstreams.core.kpi;

/** The stage of the PADRE framework that a KPI watches. */
public enum FunnelStage {
  POSITION,
  ACQUIRE,
  DEPLOY,
  RUN,
  EXPAND
}
