package io.funnelstreams.core.journey;

import io.funnelstreams.core.time.Grain;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A measure that counts a party once per period. A party that occurs in May and in June counts once
 * in each, and once in the quarter; so there is a {@link Measure} for every grain, and each adds up
 * over the periods of its own grain alone.
 *
 * <p>A new one is a constant here and six constants of {@link Measure}, named after it and the
 * grain. Its facts come from {@link FactCollector#distinct}, or, where something else than the
 * first day in a period decides, as ordinary facts of {@link #of the measure of each grain}.
 */
public enum DistinctMeasure {
  /** Parties that paid an order that was not their first. */
  REPEAT_CUSTOMERS,
  /** Parties with MRR at the period's start and none at its end. */
  CHURNED_SUBSCRIBERS,
  /** Parties with a session that begins in the period. */
  UNIQUE_VISITORS;

  private static final Map<String, DistinctMeasure> BY_ID =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(DistinctMeasure::id, Function.identity()));

  /** The measure that counts once per period of a grain. */
  public Measure of(Grain grain) {
    return Measure.of(this, grain);
  }

  /** The name in formulas, for example {@code repeat_customers}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<DistinctMeasure> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
