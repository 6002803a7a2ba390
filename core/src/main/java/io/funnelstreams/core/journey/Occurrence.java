package io.funnelstreams.core.journey;

import java.util.List;

/**
 * Something that happened to a party on a day, for what is counted once per period.
 *
 * @param segment one value for each of {@link FactRules#dimensions()}
 */
record Occurrence(int epochDay, List<DimensionValue> segment) {}
