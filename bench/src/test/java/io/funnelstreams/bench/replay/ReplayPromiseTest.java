package io.funnelstreams.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.engine.InMemoryEngine;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.core.AlertReplay;
import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.PastPipeline;
import io.funnelstreams.core.Replay;
import io.funnelstreams.core.alert.Alert;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.schemas.yaml.FactorYaml;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Invented companies of two years. A company takes ten seconds, so a build takes {@code
 * -Dfunnel.replay.companies} of them from {@code -Dfunnel.replay.first} on; {@code
 * -Dfunnel.replay.days} asks for more days of each.
 */
class ReplayPromiseTest {
  private static final int FIRST = Integer.getInteger("funnel.replay.first", 1);
  private static final int COMPANIES = Integer.getInteger("funnel.replay.companies", 3);

  /** How many days of each company are replayed: looking at all of them takes minutes. */
  private static final int DAYS = Integer.getInteger("funnel.replay.days", 60);

  private static final int EVENINGS = 1;
  private static final int CHECKED_ALERTS = 2;
  private static final int RECENT_DAYS = 45;

  static LongStream seeds() {
    return LongStream.range(FIRST, FIRST + COMPANIES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void asOfADayIsWhatARunThatStoppedThatDayPublished(long seed) {
    var company = PastCompany.of(seed);
    var evenings = evenings(seed);
    var run = new StoppedRun(company);
    for (var evening : evenings) {
      run.liveUntil(evening);
      var asOf = asOf(company, evening, seed);

      var rows = rows(asOf.pipeline(), evening);
      assertThat(rows).isEqualTo(rows(run.pipeline(), evening));
      OracleAgreement.checkAsOf(
          company.plan(),
          company.events(),
          evening,
          key -> isCompared(key, evening),
          InMemoryEngine.rows(rows));
      assertThat(asOf.scorecards(FactorYaml.builtIn()))
          .isEqualTo(run.pipeline().scorecards(FactorYaml.builtIn(), run.now()));
      assertThat(asOf.alerts()).isEqualTo(run.pipeline().alerts(run.now()));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void replayedAlertsAreThoseOfRunsThatStoppedThatDay(long seed) {
    var company = PastCompany.of(seed);
    var from = PastCompany.LAST.minusDays(Math.min(729, DAYS + new Random(seed).nextInt(500)));
    var to = from.plusDays(DAYS - 1L);
    var replayed = new AlertReplay(company.plan(), PastCompany.FIRST);
    new Replay(company.plan(), shuffled(company.events(), seed), List.of()).run(from, to, replayed);
    var fired =
        fired(replayed.changes()).stream().filter(each -> each.day().isAfter(from)).toList();

    for (var change : fired.subList(0, Math.min(CHECKED_ALERTS, fired.size()))) {
      var eve = new StoppedRun(company);
      eve.liveUntil(change.day().minusDays(1));
      var alerts = byId(eve.pipeline().alerts(eve.now()));
      var firing = alerts.get(change.alert().id());
      assertThat(firing == null || !firing.isFiring())
          .as("not yet on the evening before: %s", change)
          .isTrue();
      assertThat(onDay(company, change)).contains(change.alert());
    }
    assertThat(firing(replayed.changes())).isEqualTo(firingOn(company, to));
  }

  /** The alerts at the beginning of the day, and at its end. */
  private static List<Alert> onDay(PastCompany company, AlertReplay.Change change) {
    var run = new StoppedRun(company);
    run.liveUntil(change.day().minusDays(1));
    var alerts = new ArrayList<>(run.alertsAtMidnight());
    run.liveUntil(change.day());
    alerts.addAll(run.pipeline().alerts(run.now()));
    return alerts;
  }

  private static List<AlertReplay.Change> fired(List<AlertReplay.Change> changes) {
    return changes.stream().filter(each -> each.kind() == AlertReplay.Kind.FIRED).toList();
  }

  private static Map<String, String> firing(List<AlertReplay.Change> changes) {
    var firing = new TreeMap<String, String>();
    for (var change : changes) {
      if (change.kind() == AlertReplay.Kind.FIRED) {
        firing.put(change.alert().id(), change.alert().title());
      } else {
        firing.remove(change.alert().id());
      }
    }
    return firing;
  }

  private static Map<String, String> firingOn(PastCompany company, LocalDate day) {
    var run = new StoppedRun(company);
    run.liveUntil(day);
    return run.pipeline().alerts(run.now()).stream()
        .filter(Alert::isFiring)
        .collect(Collectors.toMap(Alert::id, Alert::title, (a, b) -> b, TreeMap::new));
  }

  private static Map<String, Alert> byId(List<Alert> alerts) {
    return alerts.stream().collect(Collectors.toMap(Alert::id, alert -> alert, (a, b) -> b));
  }

  private static PastPipeline asOf(PastCompany company, LocalDate day, long seed) {
    var asOf = new PastPipeline(company.plan(), day, Instant.parse("2026-02-01T00:00:00Z"));
    shuffled(company.events(), seed).forEach(asOf::accept);
    return asOf;
  }

  private static List<Event> shuffled(List<Event> events, long seed) {
    var shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /** Every cell, but of days those of the last weeks alone: all of them take minutes to compute. */
  private static Map<KpiKey, KpiValue> rows(FunnelPipeline pipeline, LocalDate evening) {
    var since = evening.minusDays(RECENT_DAYS);
    return pipeline.kpis(
        EnumSet.allOf(Grain.class),
        key -> key.period().grain() != Grain.DAY || key.period().firstDay().isAfter(since));
  }

  /** The same rows in the terms of the oracle, whose days are named by their date. */
  private static boolean isCompared(RowKey key, LocalDate evening) {
    return key.grain() != Grain.DAY
        || LocalDate.parse(key.period()).isAfter(evening.minusDays(RECENT_DAYS));
  }

  private static List<LocalDate> evenings(long seed) {
    return new Random(seed)
        .ints(EVENINGS, 60, 730)
        .sorted()
        .mapToObj(PastCompany.FIRST::plusDays)
        .toList();
  }

  /** A system that runs day after day and takes each event on the day that it receives it. */
  private static final class StoppedRun {
    private final PastCompany company;
    private final FunnelPipeline pipeline;
    private final Map<LocalDate, List<Event>> byDay;
    private LocalDate day = PastCompany.FIRST.minusDays(1);

    StoppedRun(PastCompany company) {
      this.company = company;
      this.pipeline = new FunnelPipeline(company.plan(), day);
      this.byDay = company.events().stream().collect(Collectors.groupingBy(this::heardOn));
    }

    FunnelPipeline pipeline() {
      return pipeline;
    }

    Instant now() {
      return endOf(day).minusMillis(1);
    }

    private Instant endOf(LocalDate last) {
      return company.plan().rules().calendar().startOf(last.plusDays(1));
    }

    void liveUntil(LocalDate last) {
      while (day.isBefore(last)) {
        day = day.plusDays(1);
        pipeline.today(day);
        byDay.getOrDefault(day, List.of()).forEach(pipeline::accept);
      }
    }

    List<Alert> alertsAtMidnight() {
      pipeline.today(day.plusDays(1));
      return pipeline.alerts(endOf(day));
    }

    /** History that is loaded takes the place of having been there when it happened. */
    private LocalDate heardOn(Event event) {
      var header = event.header();
      var at = header.backfill() ? header.occurredAt() : header.recordedAt();
      var on = company.plan().rules().calendar().dayOf(at);
      return on.isBefore(PastCompany.FIRST) ? PastCompany.FIRST : on;
    }
  }
}
