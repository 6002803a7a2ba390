package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.money.Money;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Amounts of money. */
final class MoneyCodec {
  private static final Map<String, Currency> BY_CODE =
      Currency.getAvailableCurrencies().stream()
          .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));

  private MoneyCodec() {}

  static Optional<Money> toCore(io.funnelstreams.schemas.avro.Money avro, String field) {
    if (avro == null) {
      return Optional.empty();
    }
    var currency = BY_CODE.get(avro.getCurrency());
    if (currency == null) {
      throw new InvalidFieldException(
          field + ".currency",
          "'" + avro.getCurrency() + "' is no currency; use an ISO 4217 code such as EUR");
    }
    return Optional.of(new Money(avro.getMinor(), currency));
  }

  static io.funnelstreams.schemas.avro.Money toAvro(Optional<Money> money) {
    return money
        .map(
            m -> new io.funnelstreams.schemas.avro.Money(m.minor(), m.currency().getCurrencyCode()))
        .orElse(null);
  }
}
