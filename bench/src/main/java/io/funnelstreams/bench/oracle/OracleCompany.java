package io.funnelstreams.bench.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;

/**
 * All that was counted in the whole company.
 *
 * @param lines of each journey: where its party is a subscriber
 * @param neverReported the measures that were never reported
 * @param days the days that any event is of or takes effect on
 */
record OracleCompany(
    List<OracleFact> facts,
    List<SubscriberLine> lines,
    Set<OracleMeasure> neverReported,
    NavigableSet<LocalDate> days) {}
