/**
 * Small companies whose KPIs were worked out by hand, one folder each: a plan, its events, and the
 * rows they must give. Every engine and the oracle itself are held to them.
 */
package io.funnelstreams.bench.golden;
