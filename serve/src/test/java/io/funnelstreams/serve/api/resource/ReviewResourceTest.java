package io.funnelstreams.serve.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.read.ReadModelFixture;
import io.funnelstreams.serve.view.EventHistory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two leads on each day until the end of September 2026, and one on each day of October. */
class ReviewResourceTest {
  private static final String PLAN =
      """
      name: Test
      time_zone: UTC
      currency: EUR
      goals:
        - {id: october, kpi: leads, target: 62, from: 2026-10-01, to: 2026-10-31}
      actions:
        - {id: call, title: Call them all, due: 2026-10-15, state: done}
        - {id: later, title: Another time, due: 2026-12-15}
      assumptions:
        - {statement: They come, kpi: leads, at_least: 40}
        - {statement: Nothing changes}
      """;

  private static final LocalDate FALL = LocalDate.parse("2026-10-01");

  @TempDir Path folder;
  private ReadModelFixture model;
  private int readings;

  @BeforeEach
  void open() {
    model = ReadModelFixture.ready(folder);
    var active = new PublishedDefinition("v1", "Test", PLAN, RolloutPhase.COMPLETE, Instant.EPOCH);
    model.put(Topic.DEFINITION, Topic.ACTIVE, active).commit();
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void saysWhatWasPlannedForecastThenAndCame() {
    var document = ask(resource(leads(), 1_000), "2026-10");

    assertThat(document)
        .contains("\"goal\":\"october\"", "\"planned\":62", "\"actual\":31", "\"forecast\":62")
        .contains("\"forecast_error\":31", "\"within_80\":false", "\"attained\":false")
        .contains("Call them all")
        .doesNotContain("Another time")
        .contains("\"statement\":\"They come\"", "\"held\":false", "\"held\":null");
  }

  @Test
  void readsTheEventsOnceForAPeriodOfADay() {
    var resource = resource(leads(), 1_000);

    assertThat(ask(resource, "2026-10")).isEqualTo(ask(resource, "2026-10"));
    assertThat(readings).isEqualTo(1);
    ask(resource, "2026-09");
    assertThat(readings).isEqualTo(2);
  }

  @Test
  void refusesMoreEventsThanThereIsRoomFor() {
    var problem =
        catchThrowableOfType(ApiProblem.class, () -> ask(resource(leads(), 100), "2026-10"));

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem).hasMessageContaining("funnel review").hasMessageContaining("100 events");
  }

  private ReviewResource resource(EventHistory history, long mostEvents) {
    var context = ApiContext.of(model.model(), history, ReadModelFixture.CLOCK, "test");
    return new ReviewResource(context, new ExplanationDesk(context, mostEvents, () -> 0));
  }

  private static String ask(ReviewResource resource, String period) {
    var request = new ApiRequest(AccessRole.OPERATOR, Map.of(), Map.of("period", List.of(period)));
    return new String(resource.answer(request).document().get(), StandardCharsets.UTF_8);
  }

  private EventHistory leads() {
    return (taker, forgotten) -> {
      readings++;
      LocalDate.parse("2026-06-01")
          .datesUntil(LocalDate.parse("2026-11-01"))
          .forEach(
              day -> {
                taker.accept(lead(day, "a"));
                if (day.isBefore(FALL)) {
                  taker.accept(lead(day, "b"));
                }
              });
    };
  }

  private static Event lead(LocalDate day, String which) {
    var at = Instant.parse(day + "T10:00:00Z");
    var party = day + which;
    var header = new Header(new EventKey("crm", party), 1, false, true, at, at, party, Map.of());
    return new LeadEvent(header, LeadEvent.Type.CREATED, Optional.empty(), Optional.empty());
  }
}
