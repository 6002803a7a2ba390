package io.funnelstreams.schemas.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Exchange rates: for each foreign currency either one rate for all days, or rates with the day
 * from which each applies.
 */
final class FxYaml {
  private FxYaml() {}

  static Map<Currency, NavigableMap<LocalDate, BigDecimal>> rates(
      YamlValue fx, Optional<Currency> own) {
    var rates = new HashMap<Currency, NavigableMap<LocalDate, BigDecimal>>();
    fx.entries()
        .forEach(
            (code, value) ->
                SettingsYaml.currency(value, code)
                    .ifPresent(currency -> rates.put(currency, rates(value, currency, own))));
    return rates;
  }

  private static NavigableMap<LocalDate, BigDecimal> rates(
      YamlValue value, Currency currency, Optional<Currency> own) {
    if (own.equals(Optional.of(currency))) {
      value.problem("this is the plan's own currency; it needs no rate");
    }
    var dated = new TreeMap<LocalDate, BigDecimal>();
    if (value.isMap()) {
      value
          .entries()
          .forEach((day, rate) -> day(day, rate).ifPresent(from -> put(dated, from, rate)));
    } else {
      put(dated, LocalDate.MIN, value);
    }
    return dated;
  }

  private static void put(Map<LocalDate, BigDecimal> dated, LocalDate from, YamlValue value) {
    var rate = value.number();
    if (rate.isPresent() && rate.get().signum() <= 0) {
      value.problem("a rate is above 0: the units of the plan's currency that one unit buys");
    }
    rate.ifPresent(units -> dated.put(from, units));
  }

  private static Optional<LocalDate> day(String text, YamlValue rate) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      rate.problem("'" + text + "' is not a date such as 2026-01-31");
      return Optional.empty();
    }
  }
}
