package io.funnelstreams.bench.notify;

import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertKind;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Severity;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes alerts, as the Kafka Streams application does. */
final class AlertTopic implements AutoCloseable {
  private final KafkaProducer<String, Alert> producer;

  AlertTopic(LocalCluster cluster) {
    this.producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", cluster.bootstrapServers()),
            new StringSerializer(),
            ValueSerde.of(Alert.class, cluster.clients()).serializer());
  }

  /**
   * An alert that is firing since some minutes.
   *
   * @param team which distinguishes the alerts of one test from those of others
   */
  static Alert firing(String team, String goal, String kpi) {
    var fired = Instant.now().minusSeconds(300).truncatedTo(ChronoUnit.MILLIS);
    var day = LocalDate.of(2026, 4, 7);
    return Alert.newBuilder()
        .setAlertId("drift/" + goal + "/" + day)
        .setSubject("drift/" + goal)
        .setKind(AlertKind.DRIFT)
        .setState(AlertState.FIRING)
        .setSeverity(Severity.WARNING)
        .setTitle("Goal " + goal)
        .setReason("It is 1 where 2 was expected.")
        .setGoal(goal)
        .setKpi(kpi)
        .setTeam(team)
        .setSegment(Map.of("region", "EMEA"))
        .setPeriodStart(day)
        .setPeriodEnd(day)
        .setSince(fired)
        .setFiredAt(fired)
        .setAsOf(fired)
        .setDefinition("test")
        .build();
  }

  void fire(List<Alert> firing) throws Exception {
    for (var alert : firing) {
      fire(alert);
    }
  }

  void fire(Alert alert) throws Exception {
    put(alert.getAlertId(), alert);
  }

  void resolve(List<Alert> firing) throws Exception {
    for (var alert : firing) {
      resolve(alert);
    }
  }

  void resolve(Alert alert) throws Exception {
    fire(
        Alert.newBuilder(alert)
            .setState(AlertState.RESOLVED)
            .setResolvedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
            .build());
  }

  void withdraw(Alert alert) throws Exception {
    put(alert.getAlertId(), null);
  }

  private void put(String key, Alert value) throws Exception {
    producer.send(new ProducerRecord<>(Topic.ALERTS.topicName(), key, value)).get();
  }

  @Override
  public void close() {
    producer.close();
  }
}
