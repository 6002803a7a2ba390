package io.funnelstreams.core.plan;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The budget for marketing and sales.
 *
 * @param channels channel to month to amount in the plan's currency; in the plan's order
 */
public record Budget(Map<String, SortedMap<YearMonth, BigDecimal>> channels) {
  /** The dimension that a budget is split by. */
  public static final String DIMENSION = "channel";

  public Budget {
    var copy = new LinkedHashMap<String, SortedMap<YearMonth, BigDecimal>>();
    channels.forEach(
        (channel, months) ->
            copy.put(channel, Collections.unmodifiableSortedMap(new TreeMap<>(months))));
    channels = Collections.unmodifiableMap(copy);
  }

  /** Every month that some channel has an amount for. */
  public SortedSet<YearMonth> months() {
    var months = new TreeSet<YearMonth>();
    channels.values().forEach(amounts -> months.addAll(amounts.keySet()));
    return months;
  }

  /** The budget of all channels together in a month; empty where none has an amount for it. */
  public Optional<BigDecimal> total(YearMonth month) {
    return channels.values().stream()
        .filter(amounts -> amounts.containsKey(month))
        .map(amounts -> amounts.get(month))
        .reduce(BigDecimal::add);
  }
}
