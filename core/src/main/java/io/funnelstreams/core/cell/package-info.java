/**
 * Facts as additive cells: a sum per segment, measure and day, for each cut that the plan declares.
 */
package io.funnelstreams.core.cell;
