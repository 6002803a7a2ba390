package io.funnelstreams.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.engine.LiveDays;
import io.funnelstreams.core.AlertReplay;
import io.funnelstreams.core.AsOfDay;
import io.funnelstreams.core.Replay;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The topology runs through days of invented companies; a replay gives what it published. A day of
 * a company takes a third of a second, so a build takes {@code -Dfunnel.replay.live.companies} of
 * them, from {@code -Dfunnel.replay.live.first} on, and {@code -Dfunnel.replay.live.days} of each:
 * other days of every company, so that twenty of them cover the two years.
 */
class LiveReplayTest {
  private static final int FIRST = Integer.getInteger("funnel.replay.live.first", 5);
  private static final int COMPANIES = Integer.getInteger("funnel.replay.live.companies", 1);
  private static final int DAYS = Integer.getInteger("funnel.replay.live.days", 60);

  /** The days of the first company begin with 2025: a year of history, and alerts that fire. */
  private static final int YEAR = 366;

  private static final int APART = 33;
  private static final int WINDOWS = 20;

  private static int compared;

  /** The content of the alert topic: the day, what happened to which alert, and the sentence. */
  private record Said(LocalDate day, AlertReplay.Kind kind, String id, String sentence) {}

  static LongStream seeds() {
    return LongStream.range(FIRST, FIRST + COMPANIES);
  }

  private static LocalDate from(long seed) {
    var from =
        PastCompany.FIRST.plusDays(Math.floorMod(YEAR + APART * (seed - 5), APART * WINDOWS));
    var latest = PastCompany.LAST.minusDays(DAYS - 1L);
    return from.isBefore(latest) ? from : latest;
  }

  @AfterAll
  static void somethingWasCompared() {
    assertThat(compared).isPositive();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aReplaySaysWhatTheStreamsPublished(long seed) {
    var company = PastCompany.of(seed);
    var from = from(seed);
    var to = from.plusDays(DAYS - 1L);
    var replay = new AlertReplay(company.plan(), from);
    new Replay(company.plan(), company.events(), List.of()).run(from.minusDays(1), to, replay);
    var replayed =
        replay.changes().stream()
            .map(
                each -> new Said(each.day(), each.kind(), each.alert().id(), each.alert().reason()))
            .toList();

    assertThat(live(company, from, to)).containsExactlyInAnyOrderElementsOf(replayed);
    compared += replayed.size();
  }

  private static List<Said> live(PastCompany company, LocalDate from, LocalDate to) {
    var rules = company.plan().rules();
    var byDay = new HashMap<LocalDate, List<Event>>();
    for (var event : company.events()) {
      var known = rules.calendar().dayOf(AsOfDay.knownAt(event, rules));
      var day = known.isBefore(from) ? from.minusDays(1) : known;
      byDay.computeIfAbsent(day, each -> new ArrayList<>()).add(event);
    }
    var said = new ArrayList<Said>();
    var topic = new HashMap<String, Alert>();
    try (var live = LiveDays.begin(company.plan(), from.minusDays(1))) {
      live.deliver(byDay.getOrDefault(from.minusDays(1), List.of()));
      live.alerts().forEach(record -> topic.put(record.key, (Alert) record.value));
      for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
        live.turnTo(day);
        say(live, day, topic, said);
        live.deliver(byDay.getOrDefault(day, List.of()));
        say(live, day, topic, said);
      }
    }
    return said;
  }

  private static void say(LiveDays live, LocalDate day, Map<String, Alert> topic, List<Said> said) {
    for (var record : live.alerts()) {
      var alert = (Alert) record.value;
      var before = alert == null ? topic.remove(record.key) : topic.put(record.key, alert);
      if (alert == null) {
        said.add(new Said(day, AlertReplay.Kind.WITHDRAWN, record.key, before.getReason()));
      } else if (before == null || before.getState() != alert.getState()) {
        var kind =
            alert.getState() == AlertState.FIRING
                ? AlertReplay.Kind.FIRED
                : AlertReplay.Kind.RESOLVED;
        said.add(new Said(day, kind, record.key, alert.getReason()));
      }
    }
  }
}
