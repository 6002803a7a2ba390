package io.funnelstreams.streams;

import io.funnelstreams.core.plan.Plan;

/**
 * The meaning of a topology's numbers: a plan, and the version of everything in it that determines
 * them.
 *
 * @param version changes with the plan's zone, breakdowns, rates and formulas, and not with its
 *     goals
 */
public record Definition(Plan plan, String version) {}
