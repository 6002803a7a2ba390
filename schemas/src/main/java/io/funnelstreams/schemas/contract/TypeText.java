package io.funnelstreams.schemas.contract;

import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** An Avro type in a few words. */
final class TypeText {
  private TypeText() {}

  /** Such as {@code timestamp-millis or null}, {@code list of string}. */
  static String of(Schema type) {
    var logical = type.getLogicalType();
    return logical == null ? plain(type) : logical(logical);
  }

  private static String logical(LogicalType type) {
    return type.getName();
  }

  private static String plain(Schema type) {
    return switch (type.getType()) {
      case UNION ->
          type.getTypes().stream()
              .sorted((left, right) -> Boolean.compare(isNull(left), isNull(right)))
              .map(TypeText::of)
              .collect(Collectors.joining(" or "));
      case ARRAY -> "list of " + of(type.getElementType());
      case MAP -> "map of " + of(type.getValueType());
      case ENUM -> String.join(", ", type.getEnumSymbols());
      case RECORD, FIXED -> type.getName();
      case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> type.getType().getName();
    };
  }

  private static boolean isNull(Schema type) {
    return type.getType() == Schema.Type.NULL;
  }
}
