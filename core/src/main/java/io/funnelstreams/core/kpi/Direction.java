package io.funnelstreams.core.kpi;

/** Which direction of a KPI is good news. */
public enum Direction {
  UP,
  DOWN,
  NEITHER
}
