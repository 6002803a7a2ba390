package io.funnelstreams.bench.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.app.embedded.EmbeddedBroker;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.topic.TopicMismatchException;
import io.funnelstreams.schemas.topic.TopicSettings;
import io.funnelstreams.schemas.topic.TopicSetup;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicSetupIT {
  private static final TopicSettings SETTINGS = new TopicSettings(3, 2, (short) 1);

  @TempDir Path folder;

  private EmbeddedBroker broker;
  private Admin admin;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(folder, 0);
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  @AfterEach
  void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void whatIsMissingIsCreatedOnceAndThenHolds() throws Exception {
    TopicSetup.ensure(admin, SETTINGS);
    TopicSetup.ensure(admin, SETTINGS);

    var names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
    var found = admin.describeTopics(names).allTopicNames().get();
    assertThat(found.get("funnel.leads.v1").partitions()).hasSize(3);
    assertThat(found.get("funnel.kpis.v1").partitions()).hasSize(2);
    assertThat(found.get("funnel.plan.v1").partitions()).hasSize(1);
    assertThat(setting("funnel.leads.v1", "retention.ms")).isEqualTo("-1");
    assertThat(setting("funnel.leads.v1", "cleanup.policy")).isEqualTo("delete");
    assertThat(setting("funnel.kpis.v1", "cleanup.policy")).isEqualTo("compact");
  }

  @Test
  void otherPartitionsAreAnErrorThatSaysWhatToDo() throws Exception {
    create(new NewTopic("funnel.deals.v1", 5, (short) 1).configs(Map.of("retention.ms", "-1")));

    assertThatThrownBy(() -> TopicSetup.ensure(admin, SETTINGS))
        .isInstanceOf(TopicMismatchException.class)
        .hasMessageContaining("topic funnel.deals.v1: expected 3 partitions, found 5")
        .hasMessageContaining("Set the number of event partitions to 5");
  }

  @Test
  void aTopicThatForgetsIsAnErrorThatSaysWhatToDo() throws Exception {
    create(new NewTopic("funnel.leads.v1", 3, (short) 1).configs(Map.of("retention.ms", "1000")));
    create(new NewTopic("funnel.kpis.v1", 2, (short) 1));

    assertThatThrownBy(() -> TopicSetup.ensure(admin, SETTINGS))
        .isInstanceOf(TopicMismatchException.class)
        .hasMessageContaining("funnel.leads.v1: expected retention.ms=-1, found 1000")
        .hasMessageContaining("funnel.kpis.v1: expected cleanup.policy=compact, found delete")
        .hasMessageContaining("--entity-name funnel.kpis.v1 --add-config cleanup.policy=compact");
  }

  private void create(NewTopic topic) throws Exception {
    admin.createTopics(List.of(topic)).all().get();
  }

  private String setting(String topic, String key) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(key).value();
  }
}
