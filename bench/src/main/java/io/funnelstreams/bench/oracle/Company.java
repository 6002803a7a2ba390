package io.funnelstreams.bench.oracle;

import java.time.LocalDate;
import java.util.List;

/**
 * All that was counted in the whole company.
 *
 * @param lines of each journey: where its party is a subscriber
 * @param lastDay the last day that any event is of or takes effect on
 */
record Company(List<Fact> facts, List<SubscriberLine> lines, LocalDate lastDay) {}
