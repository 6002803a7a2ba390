package io.funnelstreams.app.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaOwnedTest {
  static List<String> owned() {
    return List.copyOf(KafkaOwned.names());
  }

  static List<String> free() throws IOException {
    try (var in = KafkaOwnedTest.class.getResourceAsStream("kafka-settings-that-may-be-set.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void everySettingOfKafkaIsOursOrMayBeSet() throws IOException {
    var sorted = new TreeSet<>(free());
    sorted.addAll(owned());

    assertThat(sorted)
        .as("a version of Kafka has other settings: judge the new ones")
        .isEqualTo(new TreeSet<>(SettingsTable.kafkaNames()));
    assertThat(free()).doesNotContainAnyElementsOf(owned());
  }

  @ParameterizedTest
  @MethodSource("owned")
  void whatIsOursIsRefusedWithAReasonEverywhere(String name) {
    for (var prefix :
        List.of("", "producer.", "consumer.", "main.consumer.", "restore.consumer.")) {
      assertThatThrownBy(() -> read("kafka." + prefix + name))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("kafka." + prefix + name + "' cannot be set: it ");
    }
  }

  @ParameterizedTest
  @MethodSource("free")
  void whatMayBeSetIsTaken(String name) {
    assertThat(KafkaOwned.reason(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cleanup.policy", "topic.retention.ms", "topic.cleanup.policy"})
  void topicsAreMadeAsWeMakeThem(String name) {
    assertThatThrownBy(() -> read("kafka." + name))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("is how topics are made")
        .hasMessageContaining("topics.replication.factor");
  }

  @Test
  void aVariableOfTheEnvironmentIsRefusedAsWell() {
    var environment = Map.of("FUNNEL_KAFKA_PROCESSING_GUARANTEE", "at_least_once");

    assertThatThrownBy(() -> SettingsSource.read(Optional.empty(), environment, Map.of()))
        .hasMessageContaining("FUNNEL_KAFKA_PROCESSING_GUARANTEE cannot be set")
        .hasMessageContaining("exactly_once_v2");
  }

  @Test
  void aSettingThatSomeClientDoesNotKnowIsAnError() {
    assertThatThrownBy(() -> read("kafka.producer.no.such.thing"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("is no setting");
  }

  private static Settings read(String name) throws IOException {
    var file = Files.createTempFile("settings", ".properties");
    try {
      Files.writeString(file, name + "=1");
      return SettingsSource.read(Optional.of(file), Map.of(), Map.of());
    } finally {
      Files.delete(file);
    }
  }
}
