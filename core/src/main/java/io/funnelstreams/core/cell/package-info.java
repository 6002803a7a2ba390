/**
 * Facts as additive cells: a sum per segment, measure and day, for each breakdown that the plan
 * declares.
 */
package io.funnelstreams.core.cell;
