/** The catalogue of KPIs, the formulas that make them from cells, and their values per period. */
package io.funnelstreams.core.kpi;
