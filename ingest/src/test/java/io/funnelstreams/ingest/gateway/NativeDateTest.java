package io.funnelstreams.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.funnelstreams.core.event.Rejection;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeDateTest {
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "1900-01-01", "9999-12-31", "0001-01-01"})
  void rejectsADateThatStandsForNone(String date) {
    assertThat(problem("occurred_at", date)).hasValueSatisfying(p -> names(p, "occurred_at"));
    assertThat(problem("effective_at", date)).hasValueSatisfying(p -> names(p, "effective_at"));
    assertThat(problem("term_end", date)).hasValueSatisfying(p -> names(p, "term_end"));
  }

  @Test
  void rejectsADateThatLiesTooFarInTheFuture() {
    assertThat(problem("occurred_at", "2062-03-02"))
        .hasValueSatisfying(p -> assertThat(p.explanation()).contains("366 days"));
    assertThat(problem("occurred_at", "2026-12-02")).isEmpty();
    assertThat(problem("effective_at", "2062-03-02")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "maybe"})
  void rejectsADeletionThatIsNeitherTrueNorFalse(String word) {
    assertThat(problem("deleted", word)).hasValueSatisfying(p -> names(p, "deleted"));
    assertThat(problem("deleted", "true")).isEmpty();
  }

  private static void names(Rejection problem, String field) {
    assertThat(problem.field()).contains(field);
  }

  private static Optional<Rejection> problem(String field, String value) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("source", "billing").put("event_id", "7").put("party", "Acme");
    event.put("family", "subscription").put("type", "cancelled").put("subscription_id", "s");
    event.put("occurred_at", "2026-03-01T10:00:00Z").put(field, value);
    return JsonEventReader.read(event, NOW, 0).problem();
  }
}
