package io.funnelstreams.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.schemas.avro.DealEvent;
import io.funnelstreams.schemas.registry.PoisonRecordException.Defect;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryFailureTest {
  private static final Schema DEAL = DealEvent.getClassSchema();

  private final StubRegistry registry = new StubRegistry();

  @AfterEach
  void close() {
    registry.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void aPassingFailureIsTriedAgain(int status) {
    registry.failWith(status, status);

    assertThat(registry.client().register("s", DEAL)).isEqualTo(0x01020300);
    assertThat(registry.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void aFailureThatLastsIsRetriable(int status) {
    registry.failWith(status, status, status);

    assertThatThrownBy(() -> registry.client().byId(7))
        .isInstanceOf(RetriableException.class)
        .hasMessageContaining(registry.url())
        .hasMessageContaining("status " + status)
        .hasMessageContaining("tried 3 times");
    assertThat(registry.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 409, 422})
  void aRefusalFailsAtOnce(int status) {
    registry.failWith(status);

    assertThatThrownBy(() -> registry.client().register("s", DEAL))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("as asked")
        .extracting("status")
        .isEqualTo(status);
    assertThat(registry.requests()).hasSize(1);
  }

  @Test
  void aRefusalIsNotRemembered() {
    registry.failWith(403);
    var client = registry.client();
    assertThatThrownBy(() -> client.register("s", DEAL)).isInstanceOf(RegistryException.class);

    assertThat(client.register("s", DEAL)).isEqualTo(0x01020300);
  }

  @Test
  void aWrongPathIsNoPoison() {
    registry.failWith(404);

    assertThatThrownBy(() -> registry.client().byId(7))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("Is the path in schema.registry.url right?");
  }

  @Test
  void anUnknownIdIsPoison() {
    assertThatThrownBy(() -> registry.client().byId(7))
        .isInstanceOf(PoisonRecordException.class)
        .extracting("defect")
        .isEqualTo(Defect.UNKNOWN_ID);
  }

  @Test
  void aSilentRegistryIsRetriable() {
    registry.fallSilent();
    var config = registry.config();
    config.putAll(Map.of("http.read.timeout.ms", 50, "max.retries", 1));

    assertThatThrownBy(() -> RegistryClient.of(RegistryConfig.of(config)).byId(7))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("timed out");
  }

  @Test
  void aRefusedConnectionGoesOnToTheNextAddress() {
    var gone = new StubRegistry();
    gone.close();
    var config = registry.config();
    config.put("schema.registry.url", gone.url() + ", " + registry.url() + "/");
    var client = RegistryClient.of(RegistryConfig.of(config));

    assertThat(client.register("s", DEAL)).isEqualTo(0x01020300);
    assertThat(registry.requests().get(0).path()).isEqualTo("/subjects/s/versions");
  }

  @Test
  void waitsGrowToALimitAndDiffer() {
    var policy = new RetryPolicy(9, Duration.ofMillis(100), Duration.ofMillis(1_000));
    var random = new Random(1);

    assertThat(policy.wait(0, random)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    assertThat(policy.wait(1, random)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    assertThat(policy.wait(40, random)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1_000));
    assertThat(policy.wait(9, random)).isNotEqualTo(policy.wait(9, random));
  }
}
