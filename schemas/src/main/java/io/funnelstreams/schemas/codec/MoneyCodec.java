package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.InvalidFieldException;
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
    return Optional.ofNullable(avro).map(money -> required(money, field));
  }

  static Money required(io.funnelstreams.schemas.avro.Money avro, String field) {
    return new Money(avro.getMinor(), currency(avro.getCurrency(), field));
  }

  /** The currency of the amount in a field. */
  static Currency currency(String code, String field) {
    var currency = BY_CODE.get(code);
    if (currency == null) {
      throw new InvalidFieldException(
          field + ".currency", "'" + code + "' is no currency; use an ISO 4217 code such as EUR");
    }
    return currency;
  }

  static io.funnelstreams.schemas.avro.Money toAvro(Optional<Money> money) {
    return money.map(MoneyCodec::toAvro).orElse(null);
  }

  static io.funnelstreams.schemas.avro.Money toAvro(Money money) {
    return new io.funnelstreams.schemas.avro.Money(
        money.minor(), money.currency().getCurrencyCode());
  }
}
