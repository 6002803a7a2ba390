package io.funnelstreams.serve.api.route;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.funnelstreams.serve.api.form.ApiField;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;

/** The OpenAPI 3.1 document of the operations, made from what the router goes by. */
final class OpenApiDocument {
  private static final String JSON_TYPE = "application/json";
  private static final String PROBLEM_TYPE = "application/problem+json";

  private final ApiDescription description;
  private final TreeMap<String, ApiSchema<?>> schemas = new TreeMap<>();

  private OpenApiDocument(ApiDescription description) {
    this.description = description;
    collect(ProblemReply.SCHEMA);
    description.operations().forEach(each -> collect(each.answer()));
    for (var stream : description.streams()) {
      stream.answer().fields().forEach(event -> collect(event.type()));
    }
  }

  /** The document as JSON in UTF-8. */
  static byte[] of(ApiDescription description, String version) {
    var bytes = new ByteArrayOutputStream();
    try (var json = new JsonFactory().createGenerator(bytes)) {
      new OpenApiDocument(description).write(json, version);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void collect(ApiSchema<?> schema) {
    var known = schemas.putIfAbsent(schema.name(), schema);
    if (known == null) {
      schema.fields().forEach(field -> collect(field.type()));
    } else if (!known.fields().stream()
        .map(ApiField::name)
        .toList()
        .equals(schema.fields().stream().map(ApiField::name).toList())) {
      throw new IllegalStateException("two schemas are named " + schema.name());
    }
  }

  private void collect(ApiType type) {
    if (type instanceof ApiType.Nested nested) {
      collect(nested.schema());
    } else if (type instanceof ApiType.Many many) {
      collect(many.of());
    }
  }

  private void write(JsonGenerator json, String version) throws IOException {
    json.writeStartObject();
    json.writeStringField("openapi", "3.1.0");
    json.writeObjectFieldStart("info");
    json.writeStringField("title", "FunnelStreams");
    json.writeStringField("version", version);
    json.writeStringField(
        "description",
        "What the output topics say. A figure in a currency is decimal text, every other one a"
            + " number; where there is no value it is null and a reason says why.");
    json.writeEndObject();
    json.writeArrayFieldStart("servers");
    json.writeStartObject();
    json.writeStringField("url", ApiHandler.BASE);
    json.writeEndObject();
    json.writeEndArray();
    writeSecurity(json);
    json.writeObjectFieldStart("paths");
    for (var operation : description.operations()) {
      writeOperation(json, operation, () -> writeForms(json, operation));
    }
    for (var stream : description.streams()) {
      writeOperation(json, stream, () -> writeEvents(json, stream.answer()));
    }
    json.writeEndObject();
    writeComponents(json);
    json.writeEndObject();
  }

  private static void writeSecurity(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("security");
    json.writeStartObject();
    json.writeEndObject();
    json.writeStartObject();
    json.writeArrayFieldStart("token");
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** Writes the media types of an answer. */
  @FunctionalInterface
  private interface Content {
    void write() throws IOException;
  }

  private static void writeOperation(JsonGenerator json, ApiOperation operation, Content content)
      throws IOException {
    json.writeObjectFieldStart(operation.path());
    json.writeObjectFieldStart("get");
    json.writeStringField("operationId", operation.id());
    json.writeStringField("summary", operation.summary());
    if (operation.role() == AccessRole.OPERATOR) {
      json.writeStringField("description", "For operators.");
    }
    json.writeArrayFieldStart("parameters");
    for (var parameter : operation.parameters()) {
      writeParameter(json, parameter);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("responses");
    json.writeObjectFieldStart("200");
    json.writeStringField("description", "The answer.");
    json.writeObjectFieldStart("content");
    content.write();
    json.writeEndObject();
    json.writeEndObject();
    json.writeObjectFieldStart("default");
    json.writeStringField("description", "What is wrong, and what to do.");
    json.writeObjectFieldStart("content");
    writeContent(json, PROBLEM_TYPE, ProblemReply.SCHEMA.name());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeForms(JsonGenerator json, ApiOperation operation) throws IOException {
    writeContent(json, JSON_TYPE, operation.answer().name());
    if (operation.isList()) {
      json.writeObjectFieldStart("text/csv");
      json.writeObjectFieldStart("schema");
      json.writeStringField("type", "string");
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  /** A stream is an array of its events, as OpenAPI describes media types that go on. */
  private static void writeEvents(JsonGenerator json, ApiSchema<?> events) throws IOException {
    json.writeObjectFieldStart("text/event-stream");
    json.writeObjectFieldStart("schema");
    json.writeStringField("type", "array");
    json.writeObjectFieldStart("items");
    json.writeArrayFieldStart("oneOf");
    for (var event : events.fields()) {
      writeEvent(json, event);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeEvent(JsonGenerator json, ApiField<?> event) throws IOException {
    json.writeStartObject();
    json.writeStringField("description", event.description());
    json.writeStringField("type", "object");
    json.writeArrayFieldStart("required");
    json.writeString("event");
    json.writeString("data");
    json.writeEndArray();
    json.writeObjectFieldStart("properties");
    json.writeObjectFieldStart("event");
    json.writeStringField("const", event.name());
    json.writeEndObject();
    json.writeObjectFieldStart("id");
    json.writeStringField("type", "string");
    json.writeEndObject();
    json.writeObjectFieldStart("data");
    json.writeStringField("type", "string");
    json.writeStringField("contentMediaType", JSON_TYPE);
    json.writeObjectFieldStart("contentSchema");
    writeType(json, event.type(), false);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeContent(JsonGenerator json, String type, String schema)
      throws IOException {
    json.writeObjectFieldStart(type);
    json.writeObjectFieldStart("schema");
    writeReference(json, schema);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeReference(JsonGenerator json, String schema) throws IOException {
    json.writeStringField("$ref", "#/components/schemas/" + schema);
  }

  private static void writeParameter(JsonGenerator json, ApiParameter parameter)
      throws IOException {
    boolean inPath = parameter.kind() == ApiParameter.Kind.PATH;
    json.writeStartObject();
    json.writeStringField("name", parameter.name());
    json.writeStringField("in", inPath ? "path" : parameter.isInQuery() ? "query" : "header");
    json.writeStringField("description", parameter.description());
    json.writeBooleanField("required", inPath);
    if (parameter.kind() == ApiParameter.Kind.SEGMENT) {
      json.writeStringField("style", "form");
      json.writeBooleanField("explode", true);
    }
    json.writeObjectFieldStart("schema");
    writeKind(json, parameter);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeKind(JsonGenerator json, ApiParameter parameter) throws IOException {
    switch (parameter.kind()) {
      case PATH, TEXT, TEXTS, HEADER -> {
        json.writeStringField("type", "string");
        if (!parameter.words().isEmpty()) {
          writeWords(json, parameter.words(), false);
        }
      }
      case NUMBER -> json.writeStringField("type", "integer");
      case DAY -> {
        json.writeStringField("type", "string");
        json.writeStringField("format", "date");
      }
      case FLAG -> json.writeStringField("type", "boolean");
      case SEGMENT -> {
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("propertyNames");
        json.writeStringField("pattern", "^segment\\..+");
        json.writeEndObject();
        json.writeObjectFieldStart("additionalProperties");
        json.writeStringField("type", "string");
        json.writeEndObject();
      }
    }
  }

  private void writeComponents(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("components");
    json.writeObjectFieldStart("securitySchemes");
    json.writeObjectFieldStart("token");
    json.writeStringField("type", "http");
    json.writeStringField("scheme", "bearer");
    json.writeEndObject();
    json.writeEndObject();
    json.writeObjectFieldStart("schemas");
    for (var schema : schemas.values()) {
      writeSchema(json, schema);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeSchema(JsonGenerator json, ApiSchema<?> schema) throws IOException {
    json.writeObjectFieldStart(schema.name());
    json.writeStringField("type", "object");
    json.writeArrayFieldStart("required");
    for (var field : schema.fields()) {
      json.writeString(field.name());
    }
    json.writeEndArray();
    json.writeBooleanField("additionalProperties", false);
    json.writeObjectFieldStart("properties");
    for (var field : schema.fields()) {
      json.writeObjectFieldStart(field.name());
      json.writeStringField("description", field.description());
      writeType(json, field.type(), field.isNullable());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeType(JsonGenerator json, ApiType type, boolean isNullable)
      throws IOException {
    if (type instanceof ApiType.Nested nested) {
      writeNested(json, nested, isNullable);
    } else if (type instanceof ApiType.Many many) {
      json.writeStringField("type", "array");
      json.writeObjectFieldStart("items");
      writeType(json, many.of(), false);
      json.writeEndObject();
    } else if (type instanceof ApiType.Word word) {
      writeTypes(json, isNullable, "string");
      writeWords(json, word.words(), isNullable);
    } else {
      writeScalar(json, (ApiType.Scalar) type, isNullable);
    }
  }

  private static void writeNested(JsonGenerator json, ApiType.Nested nested, boolean isNullable)
      throws IOException {
    if (!isNullable) {
      writeReference(json, nested.schema().name());
      return;
    }
    json.writeArrayFieldStart("anyOf");
    json.writeStartObject();
    writeReference(json, nested.schema().name());
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringField("type", "null");
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void writeWords(JsonGenerator json, List<String> words, boolean isNullable)
      throws IOException {
    json.writeArrayFieldStart("enum");
    for (var word : words) {
      json.writeString(word);
    }
    if (isNullable) {
      json.writeNull();
    }
    json.writeEndArray();
  }

  private static void writeScalar(JsonGenerator json, ApiType.Scalar type, boolean isNullable)
      throws IOException {
    switch (type) {
      case TEXT -> writeTypes(json, isNullable, "string");
      case WHOLE_NUMBER -> writeTypes(json, isNullable, "integer");
      case NUMBER -> writeTypes(json, isNullable, "number");
      case FIGURE -> {
        writeTypes(json, isNullable, "number", "string");
        json.writeStringField("pattern", "^-?\\d+(\\.\\d+)?$");
      }
      case FLAG -> writeTypes(json, isNullable, "boolean");
      case DAY -> {
        writeTypes(json, isNullable, "string");
        json.writeStringField("format", "date");
      }
      case INSTANT -> {
        writeTypes(json, isNullable, "string");
        json.writeStringField("format", "date-time");
      }
      case LABELS -> {
        writeTypes(json, isNullable, "object");
        json.writeObjectFieldStart("additionalProperties");
        json.writeStringField("type", "string");
        json.writeEndObject();
      }
    }
  }

  private static void writeTypes(JsonGenerator json, boolean isNullable, String... types)
      throws IOException {
    if (!isNullable && types.length == 1) {
      json.writeStringField("type", types[0]);
      return;
    }
    json.writeArrayFieldStart("type");
    for (var type : types) {
      json.writeString(type);
    }
    if (isNullable) {
      json.writeString("null");
    }
    json.writeEndArray();
  }
}
