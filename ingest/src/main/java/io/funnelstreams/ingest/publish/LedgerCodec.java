package io.funnelstreams.ingest.publish;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.ledger.ImportedRow;
import io.funnelstreams.ingest.ledger.MappingId;
import io.funnelstreams.ingest.ledger.RowEvent;
import io.funnelstreams.schemas.avro.ImportEntry;
import io.funnelstreams.schemas.avro.ImportEntryEvent;
import io.funnelstreams.schemas.codec.Decoded;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** Converts rows of a ledger to the values of {@link Topic#IMPORTS} and back. */
final class LedgerCodec implements AutoCloseable {
  private final MappingId mapping;
  private final Serde<ImportEntry> entries;
  private final Map<String, Serde<SpecificRecord>> events = new HashMap<>();

  /** A codec for the rows of a mapping. */
  @SuppressWarnings("unchecked") // A reader of a record class only ever makes that class.
  LedgerCodec(MappingId mapping, Map<String, ?> configs) {
    this.mapping = mapping;
    this.entries = ValueSerde.of(ImportEntry.class, configs);
    for (var topic : Topic.events()) {
      var type = topic.valueType().orElseThrow();
      events.put(topic.topicName(), (Serde<SpecificRecord>) ValueSerde.of(type, configs));
    }
  }

  byte[] encode(ImportedRow row) {
    var revision = row.revision();
    var entry =
        ImportEntry.newBuilder()
            .setSource(mapping.source())
            .setMapping(mapping.mapping())
            .setRowId(row.rowId())
            .setImportedAt(row.importedAt())
            .setRevision(revision.isPresent() ? revision.getAsLong() : null)
            .setFloor(row.floor())
            .setEvents(row.events().stream().map(this::entry).toList())
            .build();
    return entries.serializer().serialize(Topic.IMPORTS.topicName(), entry);
  }

  /** The new value of a row that has changed; its mapping stays the same. */
  byte[] encode(ImportedRow row, byte[] before) {
    var topic = Topic.IMPORTS.topicName();
    var entry = entries.deserializer().deserialize(topic, before);
    var events = row.events().stream().map(this::entry).toList();
    return entries
        .serializer()
        .serialize(topic, ImportEntry.newBuilder(entry).setEvents(events).build());
  }

  private ImportEntryEvent entry(RowEvent made) {
    var topic = Topic.of(made.event().family()).topicName();
    var value = events.get(topic).serializer().serialize(topic, EventCodec.toAvro(made.event()));
    return new ImportEntryEvent(topic, ByteBuffer.wrap(value), made.shared(), made.released());
  }

  /**
   * The row of a value.
   *
   * @throws org.apache.kafka.common.errors.SerializationException where it is none
   */
  ImportedRow decode(byte[] value) {
    var entry = entries.deserializer().deserialize(Topic.IMPORTS.topicName(), value);
    var revision = entry.getRevision();
    return new ImportedRow(
        entry.getRowId(),
        entry.getImportedAt(),
        revision == null ? OptionalLong.empty() : OptionalLong.of(revision),
        entry.getFloor(),
        entry.getEvents().stream().flatMap(this::made).toList());
  }

  /**
   * Bytes that this version cannot read as an event are no event to the Kafka Streams application
   * either, so no event of them is in effect.
   */
  private Stream<RowEvent> made(ImportEntryEvent entry) {
    return event(entry).stream()
        .map(event -> new RowEvent(event, entry.getShared(), entry.getReleased()));
  }

  private Optional<Event> event(ImportEntryEvent entry) {
    var serde = Optional.ofNullable(events.get(entry.getTopic()));
    return serde.flatMap(
        found -> {
          var bytes = new byte[entry.getValue().remaining()];
          entry.getValue().duplicate().get(bytes);
          var avro = found.deserializer().deserialize(entry.getTopic(), bytes);
          return EventCodec.toCore(avro) instanceof Decoded.Accepted accepted
              ? Optional.of(accepted.event())
              : Optional.empty();
        });
  }

  @Override
  public void close() {
    entries.close();
    events.values().forEach(Serde::close);
  }
}
