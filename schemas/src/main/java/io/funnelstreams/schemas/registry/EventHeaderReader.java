package io.funnelstreams.schemas.registry;

import io.funnelstreams.schemas.registry.PoisonRecordException.Defect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads only the source, the times and the type of the records on the event topics, and skips the
 * rest. For one thread.
 */
public final class EventHeaderReader {
  private static final String HEADER = "header";
  private static final String SOURCE = "source";
  private static final String OCCURRED_AT = "occurred_at";
  private static final String RECORDED_AT = "recorded_at";
  private static final String DELETED = "deleted";
  private static final String TYPE = "type";
  private static final Set<String> WANTED = Set.of(SOURCE, OCCURRED_AT, RECORDED_AT);
  private static final Set<String> READ = Set.of(SOURCE, OCCURRED_AT, RECORDED_AT, DELETED);

  private final RegistryClient registry;
  private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
  private final BoundedDecoder decoder = new BoundedDecoder();
  private GenericRecord last;

  /**
   * The source, the times and the type of an event.
   *
   * @param source the system the event came from
   * @param occurredAtMs when it happened, in milliseconds since 1970 UTC
   * @param recordedAtMs when it was taken
   * @param withdrawn whether it retracts the event
   * @param type what happened, as its schema names it; empty where the schema has no types
   */
  public record EventTimes(
      String source, long occurredAtMs, long recordedAtMs, boolean withdrawn, String type) {}

  /**
   * A reader of records of one registry.
   *
   * @param configs {@code schema.registry.url} and what else the registry asks for
   */
  public EventHeaderReader(Map<String, ?> configs) {
    this.registry = RegistryClient.of(RegistryConfig.of(configs));
  }

  /**
   * Reads the source, the times and the type of a record's event.
   *
   * @throws PoisonRecordException where the bytes are no event of this registry
   * @throws RegistryUnavailableException where the schema is new and no registry answers
   */
  public EventTimes read(byte[] bytes) {
    int id = WireFormat.id(bytes);
    var reader = readers.computeIfAbsent(id, this::reader);
    decoder.begin(bytes, WireFormat.HEAD);
    try {
      last = reader.read(last, decoder);
      var header = (GenericRecord) last.get(HEADER);
      return new EventTimes(
          header.get(SOURCE).toString(),
          (long) header.get(OCCURRED_AT),
          (long) header.get(RECORDED_AT),
          header.hasField(DELETED) && (boolean) header.get(DELETED),
          last.hasField(TYPE) ? last.get(TYPE).toString() : "");
    } catch (IOException | RuntimeException e) {
      throw new PoisonRecordException(
          Defect.MALFORMED, "the record is no event, schema id %s: %s".formatted(id, e), e);
    }
  }

  private GenericDatumReader<GenericRecord> reader(int id) {
    var writer = registry.byId(id);
    if (writer.getType() != Schema.Type.RECORD || !isHeader(writer.getField(HEADER))) {
      throw new PoisonRecordException(
          Defect.FOREIGN_SCHEMA,
          "schema id %s is %s, which is no event".formatted(id, writer.getFullName()));
    }
    var header = projected(writer.getField(HEADER).schema(), READ);
    var event = Schema.createRecord(writer.getName(), null, writer.getNamespace(), false);
    var fields = new ArrayList<Schema.Field>();
    fields.add(new Schema.Field(HEADER, header));
    Optional.ofNullable(writer.getField(TYPE))
        .map(type -> new Schema.Field(TYPE, type.schema()))
        .ifPresent(fields::add);
    event.setFields(fields);
    return new GenericDatumReader<>(writer, event);
  }

  private static boolean isHeader(Schema.Field field) {
    return field != null
        && field.schema().getType() == Schema.Type.RECORD
        && WANTED.stream().allMatch(name -> field.schema().getField(name) != null);
  }

  private static Schema projected(Schema record, Set<String> wanted) {
    var projected = Schema.createRecord(record.getName(), null, record.getNamespace(), false);
    projected.setFields(
        record.getFields().stream()
            .filter(field -> wanted.contains(field.name()))
            .map(field -> new Schema.Field(field.name(), field.schema()))
            .toList());
    return projected;
  }
}
