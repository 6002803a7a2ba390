package io.funnelstreams.serve.read;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The last record of every key of a small topic of one partition, in memory and in the store. One
 * thread changes it, any thread may ask.
 */
final class LatestRecords<T extends SpecificRecord> {
  private final StoreTable table;
  private final RecordForm<T> form;
  private final Class<T> type;
  private final Map<String, Place<T>> records = new HashMap<>();

  /** A record and where it is on its topic. */
  private record Place<T>(long offset, T record) {}

  private LatestRecords(StoreTable table, Class<T> type) {
    this.table = table;
    this.type = type;
    this.form = new RecordForm<>(type);
  }

  /** The records of a store. */
  static <T extends SpecificRecord> LatestRecords<T> load(
      ReadStore store, StoreTable table, Class<T> type) {
    var loaded = new LatestRecords<>(table, type);
    try (var cursor = store.snapshot().cursor(table)) {
      var entry = cursor.seek(ReadStore.firstKey());
      while (entry.isPresent()) {
        var value = entry.get().value();
        loaded.records.put(
            new String(entry.get().key(), StandardCharsets.UTF_8),
            new Place<>(RecordForm.number(value), loaded.form.record(value)));
        entry = cursor.next();
      }
    }
    return loaded;
  }

  /** Takes a record of the topic, and adds it to a batch. */
  synchronized void apply(TopicRecord read, StoreBatch batch) {
    var key = read.key().getBytes(StandardCharsets.UTF_8);
    var value = read.value().filter(type::isInstance).map(type::cast);
    if (value.isPresent()) {
      records.put(read.key(), new Place<>(read.offset(), value.get()));
      batch.put(table, key, form.write(read.offset(), value.get()));
    } else {
      records.remove(read.key());
      batch.delete(table, key);
    }
  }

  /** The record of a key. */
  synchronized Optional<T> get(String key) {
    return Optional.ofNullable(records.get(key)).map(Place::record);
  }

  /** Keys and records in the order of the topic. */
  synchronized List<Map.Entry<String, T>> inOrder() {
    return records.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> entry.getValue().offset()))
        .map(entry -> Map.entry(entry.getKey(), entry.getValue().record()))
        .toList();
  }
}
