package io.funnelstreams.core.plan;

/** Why a goal cannot be judged, beyond its KPI having no value yet. */
public sealed interface NoStatus {
  /** The goal could not be evaluated. */
  record Failed(String cause) implements NoStatus {}
}
