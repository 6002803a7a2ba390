/**
 * Calendar time: grains, the periods they divide a calendar into, fiscal years and week starts.
 * Periods are ranges of days; which day an instant falls on is decided once, by the plan's zone.
 */
package io.funnelstreams.core.time;
