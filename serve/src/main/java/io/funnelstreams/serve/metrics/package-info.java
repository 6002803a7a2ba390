/**
 * The content of the read model as metrics: KPIs, goals, sources, rejects and the pipeline's lag.
 */
package io.funnelstreams.serve.metrics;
