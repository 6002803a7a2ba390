package io.funnelstreams.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.event.Family;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TopicTest {
  private static final TopicSettings SETTINGS = new TopicSettings(6, 3, (short) 1);

  @Test
  void aPartyIsOnTheSamePartitionOfEveryTopicOfItsOwn() {
    assertThat(Topic.events()).hasSize(11).allMatch(topic -> SETTINGS.partitions(topic) == 6);
    assertThat(SETTINGS.partitions(Topic.MERGES)).isEqualTo(6);
  }

  @Test
  void thePlanAndTheProgressAreReadInOneOrder() {
    assertThat(SETTINGS.partitions(Topic.PLAN)).isEqualTo(1);
    assertThat(SETTINGS.partitions(Topic.PROGRESS)).isEqualTo(1);
    assertThat(SETTINGS.partitions(Topic.DEFINITION)).isEqualTo(1);
    assertThat(SETTINGS.partitions(Topic.KPIS)).isEqualTo(3);
  }

  @Test
  void everyTopicButTheMergesHasAvroValues() {
    assertThat(Arrays.stream(Topic.values()).filter(topic -> topic.valueSchema().isEmpty()))
        .containsExactly(Topic.MERGES);
  }

  @Test
  void everyFamilyHasItsTopic() {
    for (var family : Family.values()) {
      var record = Topic.of(family).valueType().orElseThrow().getSimpleName();
      assertThat(record).isEqualToIgnoringCase(family + "Event");
    }
  }

  @Test
  void namesAreUnique() {
    assertThat(Arrays.stream(Topic.values()).map(Topic::topicName)).doesNotHaveDuplicates();
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new TopicSettings(0, 1, (short) 1))
        .hasMessage("event partitions must be at least 1, not 0");
  }
}
