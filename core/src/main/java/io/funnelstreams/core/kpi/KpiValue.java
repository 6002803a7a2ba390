package io.funnelstreams.core.kpi;

import io.funnelstreams.core.journey.FeedChoice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A KPI's value for a period and segment, in the KPI's unit; money in major units.
 *
 * @param value empty where there is none
 * @param numerator of a KPI that is a quotient
 * @param denominator of a KPI that is a quotient
 * @param sampleSize how many were counted to arrive at it, where counting is what it rests on
 * @param reason why there is no value; empty where there is one
 * @param missing with the reason {@code NOT_REPORTED}, what no source ever reported
 */
public record KpiValue(
    OptionalDouble value,
    OptionalDouble numerator,
    OptionalDouble denominator,
    OptionalLong sampleSize,
    Optional<NoValueReason> reason,
    List<FeedChoice> missing) {
  /** The value of a segment without data. */
  public static final KpiValue NOTHING = without(NoValueReason.DENOMINATOR_ZERO);

  public KpiValue {
    missing = List.copyOf(missing);
  }

  static KpiValue without(NoValueReason reason) {
    return new KpiValue(
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty(),
        Optional.of(reason),
        List.of());
  }
}
