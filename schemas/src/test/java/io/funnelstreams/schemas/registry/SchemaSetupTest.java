package io.funnelstreams.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.schemas.topic.Topic;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaSetupTest {
  private static final List<Topic> PLAN = List.of(Topic.PLAN);
  private static final String SUBJECT = "funnel.plan.v1-value";

  private final StubRegistry registry = new StubRegistry();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void anotherPartThatSetsTheSameLevelAMomentEarlierIsNoFailure() {
    registry.hold(SUBJECT, SchemaSetup.COMPATIBILITY);
    registry.failWith(404, 409);

    assertThatCode(() -> SchemaSetup.ensure(registry.client(), PLAN)).doesNotThrowAnyException();
    assertThat(registry.requests())
        .extracting(StubRegistry.Request::method)
        .containsExactly("GET", "PUT", "GET", "POST");
  }

  @Test
  void aLevelThatCannotBeSetIsAFailure() {
    registry.hold(SUBJECT, "NONE");
    registry.failWith(404, 409);

    assertThatThrownBy(() -> SchemaSetup.ensure(registry.client(), PLAN))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining(SUBJECT);
  }
}
