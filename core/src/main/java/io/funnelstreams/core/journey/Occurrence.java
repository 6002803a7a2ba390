package io.funnelstreams.core.journey;

import java.util.List;

/**
 * An occurrence of a party on a day, for measures that count once per period.
 *
 * @param segment one value for each of {@link FactRules#dimensions()}
 */
record Occurrence(int epochDay, List<DimensionValue> segment) {}
