/**
 * The analysis of a gap: a number as a product of factors, and how much of the difference between
 * two such products each factor explains.
 */
package io.funnelstreams.core.gap;
