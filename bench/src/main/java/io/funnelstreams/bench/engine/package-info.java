/**
 * The ways a list of deliveries can become a KPI table: in memory, through the topology, through a
 * real broker. Each is held to the oracle by the same assertion.
 */
package io.funnelstreams.bench.engine;
