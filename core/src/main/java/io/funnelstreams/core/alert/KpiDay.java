package io.funnelstreams.core.alert;

import java.time.LocalDate;

/**
 * The value of a monitored KPI on a day, as an amount over a base: the KPI over many days is the
 * sum of their amounts over the sum of their bases.
 *
 * @param amount the amount of the day, the numerator of the day, or the level at its end
 * @param base the denominator of the day; 1 for a KPI that is no quotient
 * @param sample how many were counted; infinite where nothing is counted
 * @param active whether there was any data that the KPI counts
 */
record KpiDay(LocalDate day, double amount, double base, double sample, boolean active) {}
