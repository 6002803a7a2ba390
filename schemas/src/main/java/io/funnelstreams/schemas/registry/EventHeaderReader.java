package io.funnelstreams.schemas.registry;

import io.funnelstreams.schemas.registry.PoisonRecordException.Defect;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads of the records on the event topics only whose they are and when they happened, and passes
 * over the rest. For one thread.
 */
public final class EventHeaderReader {
  private static final String HEADER = "header";
  private static final String SOURCE = "source";
  private static final String OCCURRED_AT = "occurred_at";
  private static final String RECORDED_AT = "recorded_at";
  private static final Set<String> WANTED = Set.of(SOURCE, OCCURRED_AT, RECORDED_AT);

  private final RegistryClient registry;
  private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
  private final BoundedDecoder decoder = new BoundedDecoder();
  private GenericRecord last;

  /**
   * What an event's header says.
   *
   * @param source the system the event came from
   * @param occurredAtMs when it happened, in milliseconds since 1970 UTC
   * @param recordedAtMs when it was taken
   */
  public record EventTimes(String source, long occurredAtMs, long recordedAtMs) {}

  /**
   * A reader of records of one registry.
   *
   * @param configs {@code schema.registry.url} and what else the registry asks for
   */
  public EventHeaderReader(Map<String, ?> configs) {
    this.registry = RegistryClient.of(RegistryConfig.of(configs));
  }

  /**
   * The header's fields.
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
          (long) header.get(RECORDED_AT));
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
    var header = projected(writer.getField(HEADER).schema(), WANTED);
    var event = Schema.createRecord(writer.getName(), null, writer.getNamespace(), false);
    event.setFields(List.of(new Schema.Field(HEADER, header)));
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
