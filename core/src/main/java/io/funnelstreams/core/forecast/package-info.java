/**
 * Where a number is heading: daily series, the methods that continue them, the choice between them
 * by what they would have forecast before, and intervals from simulated futures. Nothing here knows
 * of KPIs or goals, and the same series give the same forecast.
 */
package io.funnelstreams.core.forecast;
