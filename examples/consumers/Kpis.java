// Prints the KPIs of the active definition: each key and its value, in the order of keys.
//   java -cp 'app/target/lib/*' examples/consumers/Kpis.java BROKERS REGISTRY
// With Confluent's client, value.deserializer is
// io.confluent.kafka.serializers.KafkaAvroDeserializer.
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

class Kpis {
  public static void main(String[] args) throws Exception {
    var settings =
        new HashMap<String, Object>(
            Map.of("bootstrap.servers", args[0], "schema.registry.url", args[1]));
    settings.put("isolation.level", "read_committed");
    settings.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
    settings.put("value.deserializer", "io.funnelstreams.schemas.registry.AvroDeserializer");
    settings.put("specific.avro.reader", false);
    var definitions = new TreeMap<String, GenericRecord>();
    var rows = new TreeMap<String, GenericRecord>();
    try (var admin = Admin.create(Map.of("bootstrap.servers", args[0]));
        var definition = new KafkaConsumer<String, GenericRecord>(settings);
        var kpis = new KafkaConsumer<String, GenericRecord>(settings)) {
      Object before;
      do { // While a definition rolls out, or one began to meanwhile, rows are of two: read on.
        before = definitions.get("active");
        readToEnd(kpis, admin, "funnel.kpis.v1", rows);
        readToEnd(definition, admin, "funnel.definition.v1", definitions);
      } while (!definitions.get("active").equals(before)
          || !"COMPLETE".equals(definitions.get("active").get("rollout").toString()));
    }
    rows.forEach((key, row) -> System.out.println(key + "\t" + row.get("value")));
  }

  static void readToEnd(
      KafkaConsumer<String, GenericRecord> consumer,
      Admin admin,
      String topic,
      Map<String, GenericRecord> latest)
      throws Exception {
    if (consumer.assignment().isEmpty()) {
      consumer.assign(
          consumer.partitionsFor(topic).stream()
              .map(found -> new TopicPartition(topic, found.partition()))
              .toList());
      consumer.seekToBeginning(consumer.assignment());
    }
    var ends =
        admin
            .listOffsets(
                consumer.assignment().stream().collect(toMap(at -> at, at -> OffsetSpec.latest())))
            .all()
            .get();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue().offset())) {
      for (var record : consumer.poll(Duration.ofMillis(100))) {
        if (record.value() == null) latest.remove(record.key()); // a tombstone
        else latest.put(record.key(), record.value());
      }
    }
  }
}
