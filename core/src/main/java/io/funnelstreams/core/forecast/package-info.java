/**
 * Forecasts: daily series, the methods that continue them, the choice between them by their past
 * forecasts, and intervals from simulated futures. The package does not depend on KPIs or goals,
 * and the same series give the same forecast.
 */
package io.funnelstreams.core.forecast;
