package io.funnelstreams.schemas.codec;

/** Checks of single fields that name the field as the schema does. */
final class Field {
  private Field() {}

  static String text(String value, String field) {
    if (value == null || value.isBlank()) {
      throw new InvalidFieldException(field, field + " is blank; every event needs one");
    }
    return value;
  }

  static InvalidFieldException unknownSymbol(String field) {
    return new InvalidFieldException(
        field,
        field
            + " has a value that this version does not know: update FunnelStreams, or send one of"
            + " the values in the schema");
  }
}
