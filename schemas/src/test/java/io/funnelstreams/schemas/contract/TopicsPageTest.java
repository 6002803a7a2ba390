package io.funnelstreams.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.schemas.topic.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TopicsPageTest {
  @Test
  void documentedTopicsAreThoseOfTheCode() throws Exception {
    assertThat(Files.readString(Path.of("../docs/topics.md")))
        .as("run './funnel topics > docs/topics.md' after a change of topics or schemas")
        .isEqualTo(TopicsPage.markdown());
  }

  @Test
  void asyncApiDocumentIsThatOfTheCode() throws Exception {
    assertThat(Files.readString(Path.of("../docs/asyncapi.yaml")))
        .as("run './funnel topics --format asyncapi > docs/asyncapi.yaml' after such a change")
        .isEqualTo(AsyncApiDocument.yaml());
  }

  @Test
  void everyFieldOfEveryRecordIsDescribed() {
    for (var topic : Topic.values()) {
      topic
          .valueSchema()
          .ifPresent(
              schema ->
                  assertThat(schema.getFields())
                      .as(topic.topicName())
                      .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank()));
    }
  }
}
