/**
 * Alerts held against companies whose drifts are known: invented funnels with growth, seasons,
 * weekends and noise, half of which go wrong on a day that only the simulation knows.
 */
package io.funnelstreams.bench.drift;
