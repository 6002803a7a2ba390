package io.funnelstreams.bench.topic;

import io.funnelstreams.schemas.registry.AvroSerializer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what Debezium would, with what goes wrong among it, and knows what has to come of it. */
final class Feed implements AutoCloseable {
  static final String JSON = "crm.public.opportunities";
  static final String AVRO = "erp.public.orders";
  static final int KINDS = 20;

  private static final Schema ORDER =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Order", "fields": [
                {"name": "id", "type": "long"},
                {"name": "customer", "type": "string"},
                {"name": "total", "type": ["null",
                  {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}]},
                {"name": "ordered_at",
                  "type": {"type": "long", "logicalType": "timestamp-millis"}}]}
              """);

  private final KafkaProducer<String, byte[]> producer;
  private final AvroSerializer<GenericRecord> avro = new AvroSerializer<>();
  private final List<String> events = new ArrayList<>();
  private final List<String> rejects = new ArrayList<>();
  private String before = state("c", 0);
  private int beforeId;

  Feed(Map<String, Object> clients) {
    avro.configure(clients, false);
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, clients.get("bootstrap.servers")),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** The events that have to be there by now. */
  List<String> events() {
    return events;
  }

  /** The rejects that have to be there by now. */
  List<String> rejects() {
    return rejects;
  }

  /** Writes JSON records of every kind. */
  void json(int from, int to) throws Exception {
    for (int id = from; id < to; id++) {
      switch (id % KINDS) {
        case 3 -> reject(write(JSON, id, "{\"op\": \"c\", "), "UNREADABLE");
        case 5 -> reject(write(JSON, id, state("u", id).replace("12.50", "much")), "UNMAPPABLE");
        case 7 -> write(JSON, id, (String) null);
        case 9 -> {
          write(JSON, beforeId, before);
          expect(beforeId, before.contains("\"d\""));
        }
        case 11 -> row("d", id);
        default -> row(id % 2 == 0 ? "c" : "u", id);
      }
    }
    producer.flush();
  }

  private void row(String op, int id) throws Exception {
    before = state(op, id);
    beforeId = id;
    write(JSON, id, before);
    expect(id, op.equals("d"));
  }

  private void expect(int id, boolean deleted) {
    events.add("crm %d/deal.opened %d %s".formatted(id, id + 1, deleted));
    events.add("crm %d/deal.stage %d %s".formatted(id, id + 1, deleted));
  }

  private static String state(String op, int id) {
    return """
    {"op": "%s", "ts_ms": 1773756000123, "source": {"lsn": %d}, "%s": {"id": %d,
     "account_id": "a%d", "stage": "Won", "amount": "12.50", "owner": "s7", "region": "EMEA",
     "created_at": "2026-03-01T09:00:00Z", "changed_at": "2026-03-17T14:00:00Z"}}
    """
        .formatted(op, id + 1, op.equals("d") ? "before" : "after", id, id % 50);
  }

  /** Writes Avro records of every kind. */
  void avro(int from, int to) throws Exception {
    for (int id = from; id < to; id++) {
      switch (id % KINDS) {
        case 3 -> reject(write(AVRO, id, new byte[] {0, 0, 127, 0, 0, 1}), "UNREADABLE");
        case 5 -> reject(write(AVRO, id, new byte[] {1}), "UNREADABLE");
        case 7 -> write(AVRO, id, (byte[]) null);
        default -> {
          write(AVRO, id, avro.serialize(AVRO, order(id)));
          events.add("erp %d/deal.won 0 false".formatted(id));
        }
      }
    }
    producer.flush();
  }

  private static GenericRecord order(int id) {
    var order = new GenericData.Record(ORDER);
    order.put("id", (long) id);
    order.put("customer", "c" + id);
    order.put("total", id % 2 == 0 ? null : bytes(new BigDecimal("7.25").unscaledValue()));
    order.put("ordered_at", 1773756000123L);
    return order;
  }

  private static ByteBuffer bytes(BigInteger number) {
    return ByteBuffer.wrap(number.toByteArray());
  }

  private void reject(RecordMetadata at, String reason) {
    rejects.add("%s %d %d %s".formatted(at.topic(), at.partition(), at.offset(), reason));
  }

  private RecordMetadata write(String topic, int id, String value) throws Exception {
    return write(topic, id, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  private RecordMetadata write(String topic, int id, byte[] value) throws Exception {
    var sent = producer.send(new ProducerRecord<>(topic, "{\"id\": %d}".formatted(id), value));
    // Only of rejects the place is asked for; the others need not be waited for one by one.
    boolean asked = id % KINDS == 3 || id % KINDS == 5;
    return asked ? sent.get() : null;
  }

  @Override
  public void close() {
    producer.close();
    avro.close();
  }
}
