package io.funnelstreams.core.gap;

import java.util.OptionalDouble;

/**
 * How much of a goal's gap one factor of its KPI explains.
 *
 * @param factor its name, for example {@code wins per deal}
 * @param actual the factor over the days of the goal that are over; empty for the part that the
 *     plan asks
 * @param before the factor over the same days of the period before
 * @param share in the KPI's unit; negative is behind
 */
public record GapShare(String factor, OptionalDouble actual, OptionalDouble before, double share) {}
