/**
 * From facts to cells: each task keeps its own cumulative cells and tells the totals what they
 * amount to, several times a second, in absolute numbers.
 */
package io.funnelstreams.streams.cell;
