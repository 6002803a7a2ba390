package io.funnelstreams.ingest.topic;

import io.funnelstreams.ingest.source.UnreadableBody;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/**
 * The document of an Avro value. A record is a map; a union is the value it holds; dates and times
 * are texts in ISO 8601, decimals exact numbers, bytes Base64.
 */
final class AvroDocument {
  private static final int MOST_DEPTH = 100;

  private AvroDocument() {}

  /** The document of a value that was read with its logical types. */
  static Object of(Object value) throws UnreadableBody {
    return of(value, 0);
  }

  private static Object of(Object value, int depth) throws UnreadableBody {
    if (depth > MOST_DEPTH) {
      throw new UnreadableBody("it is nested more than %s levels deep".formatted(MOST_DEPTH));
    }
    if (value instanceof IndexedRecord fields) {
      return map(fields, depth);
    }
    if (value instanceof Map<?, ?> entries) {
      return map(entries, depth);
    }
    return value instanceof Collection<?> items ? list(items, depth) : single(value);
  }

  private static Map<String, Object> map(IndexedRecord fields, int depth) throws UnreadableBody {
    var map = new LinkedHashMap<String, Object>();
    for (var field : fields.getSchema().getFields()) {
      map.put(field.name(), of(fields.get(field.pos()), depth + 1));
    }
    return map;
  }

  private static Map<String, Object> map(Map<?, ?> entries, int depth) throws UnreadableBody {
    var map = new LinkedHashMap<String, Object>();
    for (var entry : entries.entrySet()) {
      map.put(entry.getKey().toString(), of(entry.getValue(), depth + 1));
    }
    return map;
  }

  private static Collection<Object> list(Collection<?> items, int depth) throws UnreadableBody {
    var list = new ArrayList<Object>(items.size());
    for (var item : items) {
      list.add(of(item, depth + 1));
    }
    return list;
  }

  private static Object single(Object value) {
    if (value instanceof Float || value instanceof Double) {
      return number((Number) value);
    }
    if (value instanceof ByteBuffer bytes) {
      return base64(bytes.duplicate());
    }
    if (value instanceof GenericFixed fixed) {
      return base64(ByteBuffer.wrap(fixed.bytes()));
    }
    boolean asItIs = value == null || value instanceof Number || value instanceof Boolean;
    // Texts, words of an enum, dates, times and UUIDs.
    return asItIs ? value : value.toString();
  }

  /** The number as it is written: the float 1.1 is not 1.10000002384185791015625. */
  private static Object number(Number value) {
    var text = value.toString();
    return Double.isFinite(value.doubleValue()) ? new BigDecimal(text) : text;
  }

  private static String base64(ByteBuffer bytes) {
    var copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return Base64.getEncoder().encodeToString(copy);
  }
}
