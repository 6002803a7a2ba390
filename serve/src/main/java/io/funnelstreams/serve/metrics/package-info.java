/** What the read model knows as metrics: KPIs, goals, sources, rejects and the pipeline's lag. */
package io.funnelstreams.serve.metrics;
