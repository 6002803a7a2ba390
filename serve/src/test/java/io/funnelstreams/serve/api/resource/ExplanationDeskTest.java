package io.funnelstreams.serve.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.api.resource.TakenApart.Question;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.read.OutputRecords;
import io.funnelstreams.serve.read.ReadModelFixture;
import io.funnelstreams.serve.view.EventHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationDeskTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
  private static final Question LEADS = new Question("leads", "2026-11", Map.of());

  @TempDir Path folder;

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong readings = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ReadModelFixture model;

  @BeforeEach
  void open() {
    model = ReadModelFixture.ready(folder);
    var plan = "name: Test\ntime_zone: UTC\ncurrency: EUR\n";
    var active = new PublishedDefinition("v1", "Test", plan, RolloutPhase.COMPLETE, Instant.EPOCH);
    model.put(Topic.DEFINITION, Topic.ACTIVE, active);
    publish(2);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    model.close();
  }

  private void publish(double leads) {
    var row = OutputRecords.kpi("leads", Grain.MONTH, DAY, Map.of(), leads);
    model.put(Topic.KPIS, OutputRecords.key(row), row).commit();
  }

  private ExplanationDesk desk(EventHistory history, long mostEvents) {
    var context = ApiContext.of(model.model(), history, ReadModelFixture.CLOCK, "test");
    return new ExplanationDesk(context, mostEvents, nanos::get);
  }

  private EventHistory twoLeads() {
    return (taker, forgotten) -> {
      readings.incrementAndGet();
      taker.accept(lead("a"));
      taker.accept(lead("b"));
    };
  }

  private static Event lead(String party) {
    var at = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    var header = new Header(new EventKey("crm", party), 1, false, false, at, at, party, Map.of());
    return new LeadEvent(header, LeadEvent.Type.CREATED, Optional.empty(), Optional.empty());
  }

  @Test
  void readsTheEventsOnceWhileNothingChanges() {
    var desk = desk(twoLeads(), 2);

    var first = desk.explain(LEADS, Optional.empty());
    var again = desk.explain(LEADS, Optional.empty());

    assertThat(first.explanation().contributions()).hasSize(2);
    assertThat(again).isSameAs(first);
    assertThat(readings).hasValue(1);
  }

  @Test
  void readsTheEventsAgainForAnotherRowUnlessAPageOfTheSameIsAskedFor() {
    var desk = desk(twoLeads(), 2);
    var first = desk.explain(LEADS, Optional.empty());
    publish(3);

    assertThat(desk.explain(LEADS, Optional.of(first.tag()))).isSameAs(first);
    assertThat(desk.explain(LEADS, Optional.empty()).published().orElseThrow().value()).hasValue(3);
    assertThat(readings).hasValue(2);
  }

  @Test
  void readsTheEventsAgainAfterAMinute() {
    var desk = desk(twoLeads(), 2);
    var first = desk.explain(LEADS, Optional.empty());
    nanos.set(Duration.ofSeconds(61).toNanos());

    var later = desk.explain(LEADS, Optional.of(first.tag()));

    assertThat(later.tag()).isEqualTo(first.tag());
    assertThat(readings).hasValue(2);
  }

  @Test
  void leavesOutTheForgottenAndSaysThatTheNumberKeepsThem() {
    EventHistory history =
        (taker, forgotten) -> {
          twoLeads().read(taker, forgotten);
          forgotten.accept("a", Forgetting.alone(ReadModelFixture.NOW, Aggregates.KEEP));
        };

    var taken = desk(history, 2).explain(LEADS, Optional.empty());

    assertThat(taken.keepsForgotten()).isTrue();
    assertThat(taken.explanation().contributions())
        .extracting(each -> each.place().party())
        .containsExactly("b");
  }

  @Test
  void stopsReadingWhereTheEventsDoNotFit() {
    var problem = problemOf(desk(twoLeads(), 1));

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem).hasMessageContaining("funnel explain").hasMessageContaining("1 events");
  }

  @Test
  void asksToComeBackWhereTheBrokersDoNotAnswer() {
    var problem =
        problemOf(
            desk(
                (taker, forgotten) -> {
                  throw new TimeoutException("nobody there");
                },
                2));

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.retryAfter()).isPresent();
  }

  @Test
  void letsSomeRequestsWaitAndRefusesFurtherOnes() {
    var waiting = new ArrayList<CompletableFuture<TakenApart>>();
    var refused = new ArrayList<ApiProblem>();
    var desks = new ArrayList<ExplanationDesk>();
    EventHistory slow =
        (taker, forgotten) -> {
          var desk = desks.get(0);
          for (int i = 0; i < ExplanationDesk.MOST_WAITING; i++) {
            waiting.add(
                CompletableFuture.supplyAsync(
                    () -> desk.explain(LEADS, Optional.empty()), threads));
          }
          while (desk.waiting() < ExplanationDesk.MOST_WAITING) {
            Thread.onSpinWait();
          }
          refused.add(CompletableFuture.supplyAsync(() -> problemOf(desk), threads).join());
          twoLeads().read(taker, forgotten);
        };
    desks.add(desk(slow, 2));

    var first = desks.get(0).explain(LEADS, Optional.empty());

    assertThat(refused).extracting(ApiProblem::status).isEqualTo(List.of(503));
    assertThat(refused.get(0).retryAfter()).contains(Duration.ofSeconds(15));
    assertThat(waiting).allSatisfy(each -> assertThat(each.join()).isSameAs(first));
    assertThat(readings).hasValue(1);
  }

  private static ApiProblem problemOf(ExplanationDesk desk) {
    return catchThrowableOfType(ApiProblem.class, () -> desk.explain(LEADS, Optional.empty()));
  }
}
