package io.funnelstreams.ingest.source;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A record of a topic that is a source.
 *
 * @param timestamp of the record
 * @param key the document of the record's key; null where it has none
 * @param document the document of its value: maps, lists, texts, numbers and nulls
 * @param readAt when it was read
 */
public record RecordDocument(
    String topic,
    int partition,
    long offset,
    Instant timestamp,
    Object key,
    Object document,
    Instant readAt) {

  /** The document of a record without a value. */
  public static Map<String, Object> tombstone(Object key) {
    var document = new HashMap<String, Object>();
    document.put("tombstone", true);
    document.put("key", key);
    return document;
  }

  /** The variables of expressions. */
  Map<String, Object> bindings() {
    var bindings = new HashMap<String, Object>();
    bindings.put("topic", topic);
    bindings.put("partition", partition);
    bindings.put("offset", offset);
    bindings.put("timestamp", timestamp.toString());
    bindings.put("key", key);
    bindings.put("received_at", timestamp.toString());
    return bindings;
  }
}
