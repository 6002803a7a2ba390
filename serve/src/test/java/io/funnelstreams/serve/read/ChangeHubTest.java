package io.funnelstreams.serve.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.time.Grain;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.view.KpiRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeHubTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  @TempDir private Path folder;

  @Test
  void deliversTheLastStateOfEachRowOfACommitOnce() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      var calls = new AtomicInteger();
      var feed = fixture.model().subscribe(Optional.empty(), calls::incrementAndGet);
      put(fixture, "leads", 1);
      put(fixture, "leads", 2);
      put(fixture, "deals", 3);
      fixture.remove(Topic.KPIS, "deals/day/2026-03-05/").commit();

      var changes = feed.next().orElseThrow();
      assertThat(changes.kpis()).extracting(row -> row.value().orElse(0)).containsExactly(2.0);
      assertThat(changes.removed()).isEqualTo(Map.of("kpis", List.of("deals/day/2026-03-05/")));
      assertThat(feed.next()).isEmpty();
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void replaysWhatWasMissedBehindAnId() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      var feed = fixture.model().subscribe(Optional.empty(), () -> {});
      put(fixture, "leads", 1);
      fixture.commit();
      var id = feed.next().orElseThrow().id();
      feed.close();
      put(fixture, "leads", 2);
      fixture.commit();
      put(fixture, "leads", 3);
      fixture.commit();

      var again = fixture.model().subscribe(Optional.of(id), () -> {});
      assertThat(values(again)).containsExactly(2.0, 3.0);
    }
  }

  @Test
  void resetsASubscriberWhoseIdIsOfAnotherRunOrNone() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      for (var id : List.of("other-1", "test-99999", "test--1", "test-", "", "x", "test-1x")) {
        var feed = fixture.model().subscribe(Optional.of(id), () -> {});
        assertThat(feed.next().orElseThrow().reset()).as(id).contains(Changes.MISSED);
        assertThat(feed.next()).as("only once").isEmpty();
      }
    }
  }

  @Test
  void cutsOffASubscriberThatDoesNotReadAndHoldsUpNoOther() {
    try (var fixture = ReadModelFixture.ready(folder, 20)) {
      var slow = fixture.model().subscribe(Optional.empty(), () -> {});
      var quick = fixture.model().subscribe(Optional.empty(), () -> {});
      var seen = new ArrayList<Double>();
      for (int value = 1; value <= 100; value++) {
        put(fixture, "leads", value);
        fixture.commit();
        seen.addAll(values(quick));
      }
      assertThat(seen).hasSize(100).isSorted();
      var reset = slow.next().orElseThrow();
      assertThat(reset.reset()).contains(Changes.MISSED);
      put(fixture, "leads", 101);
      fixture.commit();
      assertThat(values(slow)).as("it goes on from where it was reset").containsExactly(101.0);
    }
  }

  @Test
  void publishesNoRowsOfADefinitionThatIsNotShownAndResetsWhenItIs() {
    try (var fixture = ReadModelFixture.ready(folder)) {
      var feed = fixture.model().subscribe(Optional.empty(), () -> {});
      var row =
          OutputRecords.kpi(
              "v2", "leads", OutputRecords.CALENDAR.periodOf(Grain.DAY, DAY), Map.of(), 1);
      fixture.definition("v2", RolloutPhase.PUBLISHING);
      fixture.put(Topic.KPIS, OutputRecords.key(row), row).commit();
      assertThat(feed.next()).isEmpty();
      fixture.definition("v2", RolloutPhase.COMPLETE).commit().catchUp();
      assertThat(feed.next().orElseThrow().reset()).contains(Changes.DEFINITION_CHANGED);
    }
  }

  private static List<Double> values(ChangeFeed feed) {
    var values = new ArrayList<Double>();
    for (var next = feed.next(); next.isPresent(); next = feed.next()) {
      next.get().kpis().stream().map(KpiRow::value).forEach(value -> values.add(value.orElse(0)));
    }
    return values;
  }

  private static void put(ReadModelFixture fixture, String kpi, double value) {
    var row = OutputRecords.kpi(kpi, Grain.DAY, DAY, Map.of(), value);
    fixture.put(Topic.KPIS, OutputRecords.key(row), row);
  }
}
