package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.InvalidFieldException;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.text.NormalizedText;

/** Checks of single fields that name the field as the schema does. */
final class Field {
  private Field() {}

  static String text(String value, String field) {
    if (value == null || NormalizedText.isBlank(value)) {
      throw new InvalidFieldException(field, field + " is blank; every event needs one");
    }
    return value;
  }

  static long notNegative(long value, String field) {
    if (value < 0) {
      throw new InvalidFieldException(field, field + " is negative: " + value);
    }
    return value;
  }

  static Money notNegative(Money money, String field) {
    notNegative(money.minor(), field);
    return money;
  }

  static InvalidFieldException unknownSymbol(String field) {
    return new InvalidFieldException(
        field,
        field
            + " has a value that this version does not know: update FunnelStreams, or send one of"
            + " the values in the schema");
  }
}
