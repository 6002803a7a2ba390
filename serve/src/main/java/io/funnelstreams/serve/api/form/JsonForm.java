package io.funnelstreams.serve.api.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes objects as JSON. */
public final class JsonForm {
  private static final JsonFactory JSON = new JsonFactory();

  /** Up to here every whole number is one in every reader of JSON. */
  private static final double WHOLE_UP_TO = 1L << 53;

  private JsonForm() {}

  /** One object as a document, in UTF-8. */
  public static <T> byte[] document(ApiSchema<T> schema, T object) {
    var bytes = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(bytes)) {
      write(json, schema, object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** One object, where a generator is. */
  public static <T> void write(JsonGenerator json, ApiSchema<T> schema, T object)
      throws IOException {
    json.writeStartObject();
    for (var field : schema.fields()) {
      json.writeFieldName(field.name());
      write(json, field.type(), field.value().apply(object));
    }
    json.writeEndObject();
  }

  /** One value of a type, or null, where a generator is. */
  public static void write(JsonGenerator json, ApiType type, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (type instanceof ApiType.Many many) {
      json.writeStartArray();
      for (var each : (Iterable<?>) value) {
        write(json, many.of(), each);
      }
      json.writeEndArray();
    } else if (type instanceof ApiType.Nested nested) {
      writeNested(json, nested.schema(), value);
    } else if (type instanceof ApiType.Word) {
      json.writeString((String) value);
    } else {
      write(json, (ApiType.Scalar) type, value);
    }
  }

  @SuppressWarnings("unchecked") // A field's function returns a value of the field's type.
  private static <T> void writeNested(JsonGenerator json, ApiSchema<T> schema, Object value)
      throws IOException {
    write(json, schema, (T) value);
  }

  private static void write(JsonGenerator json, ApiType.Scalar type, Object value)
      throws IOException {
    switch (type) {
      case TEXT, DAY, INSTANT -> json.writeString(value.toString());
      case WHOLE_NUMBER -> json.writeNumber(((Number) value).longValue());
      case NUMBER -> writeNumber(json, ((Number) value).doubleValue());
      case FIGURE -> writeFigure(json, (Figure) value);
      case FLAG -> json.writeBoolean((Boolean) value);
      case LABELS -> writeLabels(json, (Map<?, ?>) value);
    }
  }

  private static void writeFigure(JsonGenerator json, Figure figure) throws IOException {
    if (!figure.isPresent()) {
      json.writeNull();
    } else if (figure.isMoney()) {
      json.writeString(figure.text());
    } else {
      writeNumber(json, figure.value().getAsDouble());
    }
  }

  private static void writeNumber(JsonGenerator json, double number) throws IOException {
    if (!Double.isFinite(number)) {
      json.writeNull();
    } else if (number == Math.rint(number) && Math.abs(number) <= WHOLE_UP_TO) {
      json.writeNumber((long) number);
    } else {
      json.writeNumber(number);
    }
  }

  private static void writeLabels(JsonGenerator json, Map<?, ?> labels) throws IOException {
    json.writeStartObject();
    for (var label : labels.entrySet()) {
      json.writeStringField((String) label.getKey(), (String) label.getValue());
    }
    json.writeEndObject();
  }
}
