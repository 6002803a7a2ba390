/**
 * What a company wants to reach: a plan's settings and goals, the pace towards a target, and where
 * a goal stands.
 */
package io.funnelstreams.core.plan;
