package io.funnelstreams.connect;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.common.cache.LRUCache;
import org.apache.kafka.common.cache.SynchronizedCache;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * Gives a record the shape of a table's row, as Debezium's JDBC sink understands it.
 *
 * <ul>
 *   <li>A map, a list or a record within the record becomes a column of JSON.
 *   <li>An instant becomes a timestamp with time zone; the sink makes one without of Connect's own.
 *   <li>A tombstone gets a schema. Without one the sink passes over it and the row stays for ever:
 *       it takes it for what follows the delete event of a database's change log.
 * </ul>
 */
public final class TableRow<R extends ConnectRecord<R>> implements Transformation<R> {
  private static final Schema DELETED = SchemaBuilder.struct().optional().build();
  private static final String JSON = "io.debezium.data.Json";
  private static final String INSTANT = "io.debezium.time.ZonedTimestamp";
  private static final int SCHEMAS = 64;

  private final SynchronizedCache<Schema, Schema> schemas =
      new SynchronizedCache<>(new LRUCache<>(SCHEMAS));
  private final JsonConverter json = new JsonConverter();

  @Override
  public void configure(Map<String, ?> settings) {
    json.configure(Map.of("schemas.enable", false, "converter.type", "value"));
  }

  @Override
  public ConfigDef config() {
    return new ConfigDef();
  }

  @Override
  public R apply(R record) {
    if (record.value() == null) {
      return withValue(record, DELETED, null);
    }
    var row = (Struct) record.value();
    var schema = schemas.get(row.schema());
    if (schema == null) {
      schema = schema(row.schema());
      schemas.put(row.schema(), schema);
    }
    var shaped = new Struct(schema);
    for (var field : row.schema().fields()) {
      shaped.put(field.name(), column(field, row.get(field)));
    }
    return withValue(record, schema, shaped);
  }

  private static <R extends ConnectRecord<R>> R withValue(R record, Schema schema, Object value) {
    return record.newRecord(
        record.topic(),
        record.kafkaPartition(),
        record.keySchema(),
        record.key(),
        schema,
        value,
        record.timestamp());
  }

  private static Schema schema(Schema row) {
    var shaped = SchemaBuilder.struct().name(row.name());
    row.fields().forEach(field -> shaped.field(field.name(), column(field.schema())));
    return shaped.build();
  }

  /** Every column may be null but what is never absent. */
  private static Schema column(Schema field) {
    if (isNested(field)) {
      return text(JSON, field.isOptional());
    }
    return Timestamp.LOGICAL_NAME.equals(field.name()) ? text(INSTANT, field.isOptional()) : field;
  }

  private static Schema text(String meaning, boolean optional) {
    var text = SchemaBuilder.string().name(meaning);
    return (optional ? text.optional() : text).build();
  }

  private static boolean isNested(Schema field) {
    return switch (field.type()) {
      case MAP, ARRAY, STRUCT -> true;
      default -> false;
    };
  }

  private Object column(Field field, Object value) {
    if (value == null) {
      return null;
    }
    if (isNested(field.schema())) {
      return new String(json.fromConnectData("", field.schema(), value), StandardCharsets.UTF_8);
    }
    return value instanceof Date instant && Timestamp.LOGICAL_NAME.equals(field.schema().name())
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            instant.toInstant().atOffset(ZoneOffset.UTC))
        : value;
  }

  @Override
  public void close() {
    json.close();
  }
}
