package io.funnelstreams.bench.oracle;

import java.time.LocalDate;
import java.util.Map;

/**
 * One thing counted.
 *
 * @param segment a value for every dimension that the plan cuts by, folded for comparison
 * @param amount 1 or −1 for a count, minor units for money, days for a duration
 */
record Fact(Measure measure, LocalDate day, Map<String, String> segment, long amount) {}
