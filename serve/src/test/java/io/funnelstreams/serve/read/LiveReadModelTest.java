package io.funnelstreams.serve.read;

import static io.funnelstreams.serve.read.OutputRecords.CALENDAR;
import static io.funnelstreams.serve.read.OutputRecords.alert;
import static io.funnelstreams.serve.read.OutputRecords.key;
import static io.funnelstreams.serve.read.OutputRecords.kpi;
import static io.funnelstreams.serve.read.OutputRecords.scorecard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.time.Grain;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.KpiRowDecoder;
import io.funnelstreams.serve.view.SegmentQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveReadModelTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  private static final KpiQuery ALL =
      new KpiQuery(Set.of(), Set.of(), Optional.empty(), Optional.empty(), List.of());

  private static final List<Grain> GRAINS = List.of(Grain.values());

  @TempDir private Path folder;

  @Test
  void findsExactlyTheRowsThatAQueryMatches() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      var rows = rowsOfManyKinds();
      rows.forEach(row -> fixture.put(Topic.KPIS, key(row), row));
      fixture.commit();
      var random = new Random(11);
      for (int i = 0; i < 400; i++) {
        var query = query(random);
        assertThat(read(fixture, query))
            .as("%s", query)
            .containsExactlyInAnyOrderElementsOf(
                rows.stream()
                    .flatMap(row -> KpiRowDecoder.row(row).stream())
                    .filter(query::matches)
                    .toList());
      }
    }
  }

  @Test
  void returnsASeriesInTheOrderOfTime() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      var random = new Random(3);
      for (int i = 0; i < 300; i++) {
        var row = kpi("leads", Grain.DAY, DAY.plusDays(random.nextInt(900)), Map.of(), i);
        fixture.put(Topic.KPIS, key(row), row);
      }
      fixture.commit();
      var days =
          read(fixture, KpiQuery.TOTALS.of(Set.of("leads"), Grain.DAY)).stream()
              .map(row -> row.period().firstDay())
              .toList();
      assertThat(days).hasSizeGreaterThan(100).isSorted();
    }
  }

  @Test
  void continuesBehindThePositionOfAPageBefore() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      rowsOfManyKinds().forEach(row -> fixture.put(Topic.KPIS, key(row), row));
      fixture.commit();
      var paged = new ArrayList<KpiRow>();
      Optional<String> after = Optional.empty();
      do {
        try (var rows = fixture.model().kpis(ALL, after)) {
          after = Optional.empty();
          for (int i = 0; i < 7 && rows.hasNext(); i++) {
            paged.add(rows.next());
            after = Optional.of(rows.position());
          }
        }
      } while (after.isPresent());
      assertThat(paged).isEqualTo(read(fixture, ALL)).hasSizeGreaterThan(100);
    }
  }

  @Test
  void rejectsAPositionThatIsNone() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      for (var position : List.of("%", "", "AAAA", "bGVhZHM")) {
        assertThatThrownBy(() -> fixture.model().kpis(ALL, Optional.of(position)))
            .as(position)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void keepsTheLastRowOfAKeyAndNoneBehindATombstone() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      var first = day("leads", 1);
      var gone = day("deals", 1);
      fixture.put(Topic.KPIS, key(first), first).put(Topic.KPIS, key(gone), gone).commit();
      fixture
          .put(Topic.KPIS, key(first), day("leads", 2))
          .put(Topic.KPIS, key(first), day("leads", 3))
          .remove(Topic.KPIS, key(gone))
          .remove(Topic.KPIS, "never/day/2026-01-01/")
          .commit();
      assertThat(read(fixture, ALL)).containsExactly(row(day("leads", 3)));
      assertThat(fixture.model().status().kpiRows()).isEqualTo(1);
    }
  }

  @Test
  void survivesARestart() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      rowsOfManyKinds().forEach(row -> fixture.put(Topic.KPIS, key(row), row));
      fixture.put(Topic.SCORECARDS, "g/2026-03", scorecard("v1", "g", DAY, 5)).commit();
    }
    try (var fixture = ReadModelFixture.opened(folder, 10)) {
      assertThat(fixture.model().status().ready()).isFalse();
      fixture.catchUp();
      assertThat(fixture.model().status().ready()).isTrue();
      assertThat(read(fixture, ALL)).hasSize(rowsOfManyKinds().size());
      assertThat(fixture.model().status().kpiRows()).isEqualTo(rowsOfManyKinds().size());
      assertThat(fixture.model().scorecards()).hasSize(1);
    }
  }

  @Test
  void showsTheOldRowsUntilAllOfTheNewOnesAreThere() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      var kept = day("leads", 1);
      var gone = day("deals", 1);
      fixture
          .put(Topic.KPIS, key(kept), kept)
          .put(Topic.KPIS, key(gone), gone)
          .put(Topic.SCORECARDS, "g/2026-03", scorecard("v1", "g", DAY, 5))
          .put(Topic.ALERTS, "drift/g", alert("v1", "g", AlertState.FIRING))
          .commit();
      fixture.definition("v2", RolloutPhase.ANNOUNCED).commit();
      fixture.definition("v2", RolloutPhase.PUBLISHING);
      var anew = kpi("v2", "leads", CALENDAR.periodOf(Grain.DAY, DAY), Map.of(), 7);
      var more = kpi("v2", "mrr", CALENDAR.periodOf(Grain.DAY, DAY), Map.of(), 9);
      fixture
          .put(Topic.KPIS, key(anew), anew)
          .put(Topic.KPIS, key(more), more)
          .remove(Topic.KPIS, key(gone))
          .put(Topic.SCORECARDS, "g/2026-03", scorecard("v2", "g", DAY, 6))
          .put(Topic.ALERTS, "drift/g", alert("v2", "g", AlertState.RESOLVED))
          .commit();

      assertThat(read(fixture, ALL)).containsExactly(row(gone), row(kept));
      assertThat(fixture.model().status().kpiRows()).isEqualTo(2);
      assertThat(fixture.model().scorecards().get(0).actual()).hasValue(5);
      assertThat(states(fixture)).containsExactly(AlertState.FIRING);

      fixture.definition("v2", RolloutPhase.COMPLETE).commit();
      assertThat(read(fixture, ALL))
          .as("not all is read yet")
          .containsExactly(row(gone), row(kept));
      fixture.catchUp();
      assertThat(read(fixture, ALL)).containsExactly(row(anew), row(more));
      assertThat(fixture.model().status().kpiRows()).isEqualTo(2);
      assertThat(fixture.model().status().shownDefinition()).contains("v2");
      assertThat(fixture.model().scorecards().get(0).actual()).hasValue(6);
      assertThat(states(fixture)).containsExactly(AlertState.RESOLVED);
    }
  }

  @Test
  void keepsTheOldRowsOverARestartInTheMiddleOfARollout() {
    var old = day("leads", 1);
    try (var fixture = ReadModelFixture.ready(folder)) {
      fixture.put(Topic.KPIS, key(old), old).commit();
      var anew = kpi("v2", "leads", CALENDAR.periodOf(Grain.DAY, DAY), Map.of(), 7);
      fixture.definition("v2", RolloutPhase.PUBLISHING).put(Topic.KPIS, key(anew), anew).commit();
    }
    try (var fixture = ReadModelFixture.opened(folder, 10).catchUp()) {
      assertThat(read(fixture, ALL)).containsExactly(row(old));
      fixture.definition("v2", RolloutPhase.COMPLETE).commit().catchUp();
      assertThat(read(fixture, ALL)).extracting(KpiRow::definition).containsExactly("v2");
    }
  }

  @Test
  void returnsToTheDefinitionBeforeWithItsOwnRowsAlone() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      var old = day("leads", 1);
      var stale = day("deals", 1);
      fixture.put(Topic.KPIS, key(old), old).put(Topic.KPIS, key(stale), stale).commit();
      var anew = kpi("v2", "leads", CALENDAR.periodOf(Grain.DAY, DAY), Map.of(), 7);
      fixture
          .definition("v2", RolloutPhase.PUBLISHING)
          .put(Topic.KPIS, key(anew), anew)
          .remove(Topic.KPIS, key(stale))
          .commit();
      fixture
          .definition("v1", RolloutPhase.PUBLISHING)
          .put(Topic.KPIS, key(old), day("leads", 2))
          .commit();
      assertThat(fixture.model().status().kpiRows()).isEqualTo(2);
      fixture.definition("v1", RolloutPhase.COMPLETE).commit();
      assertThat(fixture.model().status().shownDefinition()).contains("v1");
      fixture.catchUp();
      assertThat(read(fixture, ALL)).containsExactly(row(day("leads", 2)));
    }
  }

  @Test
  void keepsAlertsUntilTheNewDefinitionHasRaisedItsOwn() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      fixture.put(Topic.ALERTS, "drift/g", alert("v1", "g", AlertState.FIRING)).commit();
      fixture.definition("v2", RolloutPhase.COMPLETE).commit().catchUp();
      assertThat(states(fixture)).containsExactly(AlertState.FIRING);
      fixture
          .put(Topic.ALERTS, "drift/h", alert("v2", "h", AlertState.FIRING))
          .remove(Topic.ALERTS, "drift/g")
          .commit();
      assertThat(fixture.model().alerts()).extracting(Alert::getGoal).containsExactly("h");
    }
  }

  @Test
  void isNotReadyWhereItBeganInTheMiddleOfARollout() {
    try (var fixture = ReadModelFixture.opened(folder, 10)) {
      var half = kpi("v2", "leads", CALENDAR.periodOf(Grain.DAY, DAY), Map.of(), 7);
      fixture.definition("v2", RolloutPhase.PUBLISHING).put(Topic.KPIS, key(half), half);
      fixture.commit().catchUp();
      assertThat(fixture.model().status().ready()).isFalse();
      fixture.definition("v2", RolloutPhase.COMPLETE).commit().catchUp();
      assertThat(fixture.model().status().ready()).isTrue();
      assertThat(read(fixture, ALL)).containsExactly(row(half));
    }
  }

  @Test
  void refusesAFolderThatIsInUse() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      assertThat(fixture.model().status().ready()).isTrue();
      assertThatThrownBy(() -> StoreHolder.open(folder))
          .isInstanceOf(StoreInUseException.class)
          .hasMessageContaining(folder.toString());
    }
  }

  @Test
  void buildsAStoreAnewThatIsDamaged() throws IOException {
    try (var fixture = ReadModelFixture.ready(folder)) {
      fixture.put(Topic.KPIS, key(day("leads", 1)), day("leads", 1)).commit();
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (var file : files.filter(each -> each.toString().contains("MANIFEST")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    try (var fixture = ReadModelFixture.opened(folder, 10)) {
      assertThat(fixture.model().status().kpiRows()).isZero();
      assertThat(fixture.model().status().ready()).isFalse();
    }
  }

  @Test
  void endsCursorsThatAreOpenWhenItIsClosed() {
    var fixture = ReadModelFixture.ready(folder);
    rowsOfManyKinds().forEach(row -> fixture.put(Topic.KPIS, key(row), row));
    fixture.commit();
    try (var rows = fixture.model().kpis(ALL)) {
      rows.next();
      fixture.close();
      assertThatThrownBy(() -> rows.forEachRemaining(row -> {}))
          .isInstanceOf(ReadModelUnavailableException.class);
    }
  }

  private static List<AlertState> states(ReadModelFixture fixture) {
    return fixture.model().alerts().stream().map(Alert::getState).toList();
  }

  private static List<KpiRow> read(ReadModelFixture fixture, KpiQuery query) {
    var found = new ArrayList<KpiRow>();
    try (var rows = fixture.model().kpis(query)) {
      rows.forEachRemaining(found::add);
    }
    return found;
  }

  private static Kpi day(String kpi, double value) {
    return kpi(kpi, Grain.DAY, DAY, Map.of(), value);
  }

  private static KpiRow row(Kpi kpi) {
    return KpiRowDecoder.row(kpi).orElseThrow();
  }

  private static List<Kpi> rowsOfManyKinds() {
    var segments =
        List.of(
            Map.<String, String>of(),
            Map.of("region", "EMEA"),
            Map.of("region", "a/b, c=d 100%"),
            Map.of("region", "Ä\u202Eb<script>"),
            Map.of("channel", "EMEA"),
            Map.of("region", "EMEA", "channel", "paid"),
            Map.of("region", "AMER", "channel", "paid"),
            Map.of("region", "\uFF21pac", "channel", "x\u0001y"));
    var rows = new ArrayList<Kpi>();
    for (var name : List.of("leads", "lead", "win_rate", "a\uD83D\uDE00", "a\uFFE6")) {
      for (var segment : segments) {
        for (int step = 0; step < 4; step++) {
          for (var grain : Grain.values()) {
            rows.add(kpi(name, grain, DAY.plusDays(11L * step), new TreeMap<>(segment), step));
          }
        }
      }
    }
    // Days of one month share it.
    var byKey = new TreeMap<String, Kpi>();
    rows.forEach(row -> byKey.put(key(row), row));
    return List.copyOf(byKey.values());
  }

  private static KpiQuery query(Random random) {
    var kpis = random.nextBoolean() ? Set.<String>of() : some(random, "leads", "a\uD83D\uDE00");
    var grains =
        random.nextBoolean() ? Set.<Grain>of() : Set.of(GRAINS.get(random.nextInt(GRAINS.size())));
    return new KpiQuery(kpis, grains, day(random), day(random), segments(random));
  }

  private static Set<String> some(Random random, String first, String second) {
    return random.nextBoolean() ? Set.of(first, second) : Set.of(second, "a\uFFE6", "none");
  }

  private static Optional<LocalDate> day(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(LocalDate.MAX);
      case 2 -> Optional.of(LocalDate.of(1, 1, 1));
      default -> Optional.of(DAY.plusDays(random.nextInt(40)));
    };
  }

  private static List<SegmentQuery> segments(Random random) {
    var all =
        List.of(
            SegmentQuery.WHOLE,
            new SegmentQuery(Set.of("region"), Map.of()),
            new SegmentQuery(Set.of("region"), Map.of("region", "emea")),
            new SegmentQuery(Set.of("region"), Map.of("region", "A/B, C=D 100%")),
            new SegmentQuery(Set.of("region", "channel"), Map.of("channel", "PAID")),
            new SegmentQuery(
                Set.of("region", "channel"), Map.of("channel", "paid", "region", "EMEA")));
    return all.stream().filter(each -> random.nextInt(3) == 0).toList();
  }
}
