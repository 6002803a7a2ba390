package io.funnelstreams.bench.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.bench.notify.HttpReceiver.Fate;
import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.LoadKind;
import io.funnelstreams.schemas.avro.LoadState;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.notify.delivery.Notifier;
import io.funnelstreams.serve.notify.setup.NotificationsYaml;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationHoldIT {
  private static final String RECEIVER =
      """
      receivers:
        hook: {type: webhook, url: %s, secret: {env: KEY}, timeout: 20s}
      routes: [{match: {team: held}, to: hook}]
      """;

  @TempDir private Path folder;

  /** First a person holds them, and then, without a gap, a set of imports does. */
  @Test
  void whileNotificationsAreHeldNoneGoesOutAndWhatIsDueIsSentAfterwards() throws Exception {
    var kept = AlertTopic.firing("held", "kept", "win_rate");
    var over = AlertTopic.firing("held", "over", "win_rate");
    var due = AlertTopic.firing("held", "due", "win_rate");
    var figures = new SimpleMeterRegistry();
    try (var cluster = LocalCluster.start(folder.resolve("cluster"));
        var alerts = new AlertTopic(cluster);
        var http = HttpReceiver.listen(() -> Fate.ACKNOWLEDGED)) {
      var file = Files.writeString(folder.resolve("n.yaml"), RECEIVER.formatted(http.url()));
      var notifications = NotificationsYaml.read(file, NotifierProgram::secret);
      try (var running =
          Notifier.start(cluster.clients(), notifications, Clock.systemUTC(), figures)) {
        alerts.fire(kept);
        http.await(1);
        put(cluster, LoadKind.HOLD, Optional.of(LoadState.OPEN));
        awaitHeld(figures);
        alerts.fire(over);
        alerts.fire(due);
        alerts.resolve(kept);
        put(cluster, LoadKind.SET, Optional.of(LoadState.OPEN));
        put(cluster, LoadKind.HOLD, Optional.empty());
        alerts.withdraw(over);
        put(cluster, LoadKind.SET, Optional.of(LoadState.DONE));
        http.await(2);
        assertThat(running).isNotNull();
      }

      assertThat(http.acknowledged())
          .containsExactlyInAnyOrder(
              kept.getAlertId() + ":firing",
              kept.getAlertId() + ":resolved",
              due.getAlertId() + ":firing");
    }
  }

  private static void awaitHeld(MeterRegistry figures) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (figures.get("funnel.notifications.held").gauge().value() < 1) {
      assertThat(System.nanoTime()).as("not held").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static void put(LocalCluster cluster, LoadKind kind, Optional<LoadState> state)
      throws Exception {
    var load =
        state.map(
            each ->
                Load.newBuilder()
                    .setLoadId(kind.name())
                    .setKind(kind)
                    .setState(each)
                    .setHost("test")
                    .setOpenedAt(Instant.EPOCH)
                    .build());
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", cluster.bootstrapServers()),
            new StringSerializer(),
            ValueSerde.of(Load.class, cluster.clients()).serializer())) {
      producer
          .send(new ProducerRecord<>(Topic.LOADS.topicName(), kind.name(), load.orElse(null)))
          .get();
    }
  }
}
