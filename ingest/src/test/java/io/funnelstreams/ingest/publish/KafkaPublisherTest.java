package io.funnelstreams.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class KafkaPublisherTest {
  @Test
  void aBrokerThatIsDownIsNoticedWithinSecondsAndNamed() throws IOException {
    var nobody = "127.0.0.1:" + freePort();
    var configs = Map.of("bootstrap.servers", nobody, "schema.registry.url", "http://127.0.0.1:1");
    var before = Instant.now();

    assertThatThrownBy(() -> KafkaPublisher.connect(configs))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("Kafka at " + nobody + " does not answer");
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aMissingBootstrapServerIsSaidInWords() {
    assertThatThrownBy(() -> KafkaPublisher.connect(Map.of()))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("bootstrap.servers");
  }

  @Test
  void settingsThatEndangerDeliveryAreOverruledAndOthersAreTaken() {
    var settings =
        ProducerSettings.of(
            Map.of("acks", "0", "enable.idempotence", "false", "compression.type", "zstd"));

    assertThat(settings)
        .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
        .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
        .containsEntry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
