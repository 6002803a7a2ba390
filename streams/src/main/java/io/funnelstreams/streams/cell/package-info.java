/**
 * From facts to cells: each task keeps its own cumulative cells and sends their amounts to the
 * totals, several times a second, in absolute numbers.
 */
package io.funnelstreams.streams.cell;
