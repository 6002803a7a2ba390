package io.funnelstreams.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.cell.Spelling;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.kpi.KpiStore;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.streams.cell.CellMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TotalsTest {
  private static final int DAY = 20_000;
  private static final String ROW = "leads/day/2024-10-04/";

  private final Plan plan =
      PlanYaml.parse("test.yaml", "name: test\ntime_zone: UTC\ncurrency: EUR\n");
  private final KeyValueStore<Bytes, byte[]> store = store();

  /** The rows that a reader of the topic has; absent rows were never there or have been deleted. */
  private final Map<String, Double> topic = new HashMap<>();

  private String spelled = "";
  private KpiStore board;
  private Totals totals;

  @BeforeEach
  void start() {
    start(DAY);
  }

  private void start(int day) {
    var rules = plan.rules();
    board = new KpiStore(plan.catalogue(), rules.calendar(), rules.fx().into(), plan.grossMargin());
    totals = Totals.load(store, board, plan.breakdowns());
    totals.today(LocalDate.ofEpochDay(day));
  }

  @Test
  void aRowThatCameToNothingBeforeAStopIsTakenBackAfterIt() {
    publishAmount(1, DAY);
    publish();
    assertThat(topic).containsEntry(ROW, 1.0);

    publishAmount(0, DAY - 1);
    start();
    publish();

    assertThat(topic).doesNotContainKey(ROW);
    assertThat(board.hasChanges()).isFalse();
  }

  @Test
  void stocksDoNotOutliveTheLastDayOfTheDataThatAStopHid() {
    amount(Measure.OPEN_DEALS, 1, DAY - 1);
    mark(DAY);
    publish();
    assertThat(topic).containsKey("open_deals/day/2024-10-04/");

    mark(DAY - 1);
    start();
    publish();

    assertThat(topic)
        .containsKey("open_deals/day/2024-10-03/")
        .doesNotContainKey("open_deals/day/2024-10-04/");
  }

  @Test
  void whatWasPublishedBeforeAStopIsNotPublishedAgain() {
    publishAmount(1, DAY);
    publish();

    start();

    assertThat(totals.hasNews()).isFalse();
    assertThat(board.drain()).isEmpty();
  }

  @Test
  void whatWasToldBeforeAStopIsPublishedAfterIt() {
    publishAmount(1, DAY);
    publish();
    publishAmount(5, DAY);

    start();
    assertThat(totals.hasNews()).isTrue();
    publish();

    assertThat(topic).containsEntry(ROW, 5.0);
  }

  @Test
  void aDayToComeWaitsAcrossAStopAndBeginsWithoutANewMessage() {
    amount(Measure.LEADS, 1, DAY + 1);
    mark(DAY);
    publish();
    assertThat(topic).isEmpty();

    start();
    assertThat(totals.hasNews()).isFalse();
    totals.today(LocalDate.ofEpochDay(DAY + 1));
    assertThat(totals.hasNews()).isTrue();
    publish();
    assertThat(topic).containsEntry("leads/day/2024-10-05/", 1.0);

    start(DAY + 1);
    assertThat(totals.hasNews()).isFalse();
    assertThat(board.drain()).isEmpty();
  }

  @Test
  void whatWasToldOfADayThatBeganDuringAStopIsPublishedAfterIt() {
    amount(Measure.LEADS, 1, DAY + 1);
    mark(DAY);
    publish();
    amount(Measure.LEADS, 4, DAY + 1);

    start();
    totals.today(LocalDate.ofEpochDay(DAY + 2));
    publish();

    assertThat(topic).containsEntry("leads/day/2024-10-05/", 4.0);
  }

  @Test
  void stocksDoNotRunAheadOfTheDayWhereASourcesClockIs() {
    amount(Measure.OPEN_DEALS, 1, DAY);
    mark(DAY + 1);
    publish();
    assertThat(topic)
        .containsKey("open_deals/day/2024-10-04/")
        .doesNotContainKey("open_deals/day/2024-10-05/");

    totals.today(LocalDate.ofEpochDay(DAY + 1));
    publish();
    assertThat(topic).containsKey("open_deals/day/2024-10-05/");
  }

  @Test
  void aSegmentIsSpelledAsInTheEarliestEventOfAllSources() {
    spell(1, "South", 2);
    leadsOfSouth(1);
    spell(2, "SOUTH", 3);
    leadsOfSouth(2);
    publish();
    assertThat(spelled).isEqualTo("South");

    spell(2, "south", 1);
    publish();

    assertThat(spelled).isEqualTo("south");
  }

  @Test
  void aSpellingThatCameBeforeAStopIsPublishedAfterIt() {
    spell(1, "South", 2);
    leadsOfSouth(1);
    publish();
    spell(1, "south", 1);

    start();
    assertThat(totals.hasNews()).isTrue();
    publish();
    assertThat(spelled).isEqualTo("south");

    start();
    assertThat(totals.hasNews()).isFalse();
    assertThat(board.drain()).isEmpty();
  }

  @Test
  void whatBeganByAClockThatWasAheadIsTakenBack() {
    comeBackFromTheDayAfterTomorrow();
    publish();
    assertTomorrowIsToCome();
  }

  @Test
  void whatBeganByAClockThatWasAheadIsTakenBackAfterAStop() {
    comeBackFromTheDayAfterTomorrow();
    start();
    publish();
    assertTomorrowIsToCome();
  }

  @Test
  void whatIsToComeAgainIsNotTakenBackTwice() {
    comeBackFromTheDayAfterTomorrow();
    publish();
    start();
    assertThat(totals.hasNews()).isFalse();
    assertThat(board.drain()).isEmpty();
  }

  @Test
  void aDayThatBeganByAClockThatWasAheadIsNotOverWhenItComesBack() {
    publishAmount(1, DAY);
    publish();
    totals.today(LocalDate.ofEpochDay(DAY + 1));
    assertThat(endedRows()).contains(ROW);
    totals.published(Instant.EPOCH);

    totals.today(LocalDate.ofEpochDay(DAY));

    assertThat(totals.hasNews()).isTrue();
    assertThat(endedRows()).contains(ROW);
  }

  @Test
  void aClockThatWasAheadByMillenniaCostsNoMoreThanTheData() {
    publishAmount(1, DAY);
    publish();
    totals.today(LocalDate.of(+999_999, 1, 1));
    assertThat(totals.hasNews()).isTrue();
    publish();

    totals.today(LocalDate.ofEpochDay(DAY));
    publish();

    assertThat(topic).containsEntry(ROW, 1.0);
  }

  private List<String> endedRows() {
    return board.drain().stream().map(change -> change.key().text()).toList();
  }

  private void comeBackFromTheDayAfterTomorrow() {
    amount(Measure.LEADS, 1, DAY);
    amount(Measure.LEADS, 4, DAY + 1);
    amount(Measure.OPEN_DEALS, 2, DAY + 1);
    mark(DAY + 1);
    totals.today(LocalDate.ofEpochDay(DAY + 2));
    publish();
    assertThat(topic)
        .containsEntry("leads/day/2024-10-05/", 4.0)
        .containsEntry("leads/total/total/", 5.0)
        .containsEntry("open_deals/day/2024-10-05/", 2.0);

    totals.today(LocalDate.ofEpochDay(DAY));
  }

  private void assertTomorrowIsToCome() {
    assertThat(topic)
        .containsEntry(ROW, 1.0)
        .containsEntry("leads/total/total/", 1.0)
        .doesNotContainKeys("leads/day/2024-10-05/", "open_deals/day/2024-10-05/");
    assertThat(totals.lastKnownDay()).contains(LocalDate.ofEpochDay(DAY));
  }

  private void leadsOfSouth(int source) {
    var south = new Segment(List.of("region"), List.of(DimensionValue.of("soutH")));
    var cell = new Cell(south, Measure.LEADS, 0, DAY);
    totals.accept(new CellMessage.Amounts(source, south, List.of(new CellMessage.Amount(cell, 1))));
  }

  private void spell(int source, String region, long atMs) {
    totals.accept(
        new CellMessage.Spelled(source, new Spelling("region", DimensionValue.of(region), atMs)));
  }

  private void publishAmount(long leads, int lastDay) {
    amount(Measure.LEADS, leads, DAY);
    mark(lastDay);
  }

  private void amount(Measure measure, long amount, int day) {
    var cell = new Cell(Segment.TOTAL, measure, 0, day);
    var reported = List.of(new CellMessage.Amount(cell, amount));
    totals.accept(new CellMessage.Amounts(0, Segment.TOTAL, reported));
  }

  private void mark(int lastDay) {
    var applied = Map.of(new TopicPartition("events", 0), 1L);
    totals.accept(new CellMessage.Mark(0, applied, DataRanges.through(lastDay), false));
  }

  private void publish() {
    for (var change : board.drain()) {
      var key = change.key().text();
      topic.remove(key);
      spelled = change.key().segment().shown().getOrDefault("region", spelled);
      change.value().ifPresent(row -> topic.put(key, row.value().orElse(Double.NaN)));
    }
    totals.published(Instant.EPOCH);
  }

  private static KeyValueStore<Bytes, byte[]> store() {
    var store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore("totals"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    return store;
  }
}
