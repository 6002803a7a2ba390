package io.funnelstreams.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedSystemTest {
  @Test
  void letsTransactionsOfItsStreamsTakeMinutes() {
    var cluster = new Cluster(Map.of("bootstrap.servers", "localhost:1"));

    assertThat(EmbeddedSystem.withLongTransactions(cluster).properties())
        .containsEntry("producer.transaction.timeout.ms", 600_000)
        .containsEntry("bootstrap.servers", "localhost:1");
  }

  @Test
  void keepsTheTimeoutThatTheUserSets() {
    var cluster = new Cluster(Map.of("producer.transaction.timeout.ms", "20000"));

    assertThat(EmbeddedSystem.withLongTransactions(cluster).properties())
        .containsEntry("producer.transaction.timeout.ms", "20000");
  }
}
