package io.funnelstreams.core.kpi;

import java.util.Optional;

/**
 * A KPI's row that may have changed.
 *
 * @param value the row as it is now; empty where there is none any more
 * @param failure why the row could not be computed; its value has the reason {@code FAILED} then
 */
public record KpiChange(KpiKey key, Optional<KpiValue> value, Optional<RuntimeException> failure) {
  /** A row as it is now. */
  public KpiChange(KpiKey key, Optional<KpiValue> value) {
    this(key, value, Optional.empty());
  }

  static KpiChange failed(KpiKey key, RuntimeException failure) {
    return new KpiChange(
        key, Optional.of(KpiValue.without(NoValueReason.FAILED)), Optional.of(failure));
  }
}
