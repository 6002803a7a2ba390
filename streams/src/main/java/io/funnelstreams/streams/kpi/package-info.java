/**
 * From cells to KPIs and scorecards: the totals over all tasks of journeys, and the records that
 * the output topics carry.
 */
package io.funnelstreams.streams.kpi;
