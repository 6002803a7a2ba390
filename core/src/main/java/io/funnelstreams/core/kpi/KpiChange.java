package io.funnelstreams.core.kpi;

import java.util.Optional;

/**
 * A KPI's row that may have changed.
 *
 * @param value the row as it is now; empty where there is none any more
 */
public record KpiChange(KpiKey key, Optional<KpiValue> value) {}
