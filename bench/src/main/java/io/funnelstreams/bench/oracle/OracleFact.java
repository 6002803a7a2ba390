package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.cell.GroupingSet;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing counted.
 *
 * @param segment a value for every dimension that the plan breaks down by, folded for comparison
 * @param amount 1 or −1 for a count, ten-thousandths of minor units for money, days or seconds for
 *     a duration
 * @param journey whose it is: where parties are counted, each counts once
 */
record OracleFact(
    OracleMeasure measure, LocalDate day, Map<String, String> segment, long amount, int journey) {

  /** The same with the dimensions of a breakdown only. */
  OracleFact in(GroupingSet breakdown) {
    return new OracleFact(measure, day, of(segment, breakdown), amount, journey);
  }

  /** The dimensions of a segment that a breakdown has. */
  static Map<String, String> of(Map<String, String> segment, GroupingSet breakdown) {
    var observed = new TreeMap<>(segment);
    observed.keySet().retainAll(breakdown.dimensions());
    return observed;
  }
}
