package io.funnelstreams.streams.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.cell.Spelling;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.Measure;
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
import org.junit.jupiter.api.Test;

class CellRowsTest {
  private static final TopicPartition EVENTS = new TopicPartition("events", 0);
  private static final Segment EMEA =
      new Segment(List.of("region"), List.of(DimensionValue.of("EMEA")));
  private static final Cell LEADS = new Cell(EMEA, Measure.LEADS, 0, 20_000);
  private static final Cell LONG_CYCLES =
      new Cell(EMEA, Measure.SALES_CYCLE_DAYS_DISTRIBUTION, 130, 20_000);
  private static final Cell NEGATIVE_CYCLES =
      new Cell(EMEA, Measure.SALES_CYCLE_DAYS_DISTRIBUTION, -3, 20_000);
  private static final Cell LEADS_BEFORE = new Cell(EMEA, Measure.LEADS, 0, -1);

  private final KeyValueStore<Bytes, byte[]> store = store();

  @Test
  void cellsOfOneRowAreToldApartAfterARestart() {
    var rows = CellRows.load(store);
    add(rows, LEADS, 2);
    add(rows, LONG_CYCLES, 3);
    add(rows, NEGATIVE_CYCLES, 4);
    add(rows, LEADS_BEFORE, 5);
    rows.applied(EVENTS.topic(), EVENTS.partition(), 10);

    var restarted = CellRows.load(store);

    assertThat(published(restarted))
        .isEqualTo(Map.of(LEADS, 2L, LONG_CYCLES, 3L, NEGATIVE_CYCLES, 4L, LEADS_BEFORE, 5L));
    assertThat(restarted.applied()).containsEntry(EVENTS, 10L);
  }

  @Test
  void onlyWhatChangedIsToldAndAlwaysInFull() {
    var rows = CellRows.load(store);
    add(rows, LEADS, 2);
    add(rows, LONG_CYCLES, 3);
    rows.applied(EVENTS.topic(), EVENTS.partition(), 1);
    rows.published();

    add(rows, LEADS, 5);
    rows.applied(EVENTS.topic(), EVENTS.partition(), 2);

    assertThat(published(rows)).isEqualTo(Map.of(LEADS, 7L));
  }

  @Test
  void aCellThatCameToNothingIsToldOnceMoreAndThenForgotten() {
    var rows = CellRows.load(store);
    add(rows, LEADS, 2);
    rows.applied(EVENTS.topic(), EVENTS.partition(), 1);
    rows.published();

    add(rows, LEADS, -2);
    rows.applied(EVENTS.topic(), EVENTS.partition(), 2);
    assertThat(published(rows)).isEqualTo(Map.of(LEADS, 0L));
    rows.published();

    assertThat(CellRows.load(store).hasNews()).isFalse();
    assertThat(keysOfRows()).isZero();
  }

  @Test
  void aDayToComeIsKnownWhenItBeginsAndToldOfWithoutAnEvent() {
    var rows = CellRows.load(store);
    rows.today(LocalDate.ofEpochDay(20_000));
    add(rows, new Cell(Segment.TOTAL, Measure.EVENTS, 0, 19_999), 1);
    add(rows, new Cell(Segment.TOTAL, Measure.EVENTS, 0, 20_001), 1);
    rows.applied(EVENTS.topic(), EVENTS.partition(), 2);
    assertThat(rows.data().last()).hasValue(19_999);
    rows.published();
    assertThat(rows.hasNews()).isFalse();

    rows.today(LocalDate.ofEpochDay(20_001));
    assertThat(rows.hasNews()).isTrue();
    assertThat(rows.data().last()).hasValue(20_001);
    rows.published();
    assertThat(rows.hasNews()).isFalse();
  }

  @Test
  void theEarliestSpellingIsToldOnceAndAgainAfterAStopThatCameBefore() {
    var rows = CellRows.load(store);
    rows.add(new Spelling("region", DimensionValue.of("EMEA"), 2));
    rows.add(new Spelling("region", DimensionValue.of("emea"), 3));
    rows.applied(EVENTS.topic(), EVENTS.partition(), 2);
    assertThat(spelled(CellRows.load(store))).containsExactly("EMEA");

    rows.published();
    assertThat(spelled(rows)).isEmpty();
    assertThat(spelled(CellRows.load(store))).isEmpty();

    rows.add(new Spelling("region", DimensionValue.of("Emea"), 1));
    assertThat(spelled(rows)).containsExactly("Emea");
  }

  private static void add(CellRows rows, Cell cell, long amount) {
    rows.add(
        List.of(cell.segment()),
        new Fact(
            cell.measure(),
            cell.bucket(),
            cell.epochDay(),
            Fact.EVERY_BREAKDOWN,
            List.of(),
            amount));
  }

  private static List<String> spelled(CellRows rows) {
    return rows.changedSpellings().stream().map(spelling -> spelling.value().shown()).toList();
  }

  private static Map<Cell, Long> published(CellRows rows) {
    var published = new HashMap<Cell, Long>();
    rows.changed()
        .values()
        .forEach(cells -> cells.forEach(cell -> published.put(cell.cell(), cell.amount())));
    return published;
  }

  /** Rows of cells have keys that begin with 0. */
  private long keysOfRows() {
    long rows = 0;
    try (var all = store.all()) {
      while (all.hasNext()) {
        rows += all.next().key.get()[0] == 0 ? 1 : 0;
      }
    }
    return rows;
  }

  private static KeyValueStore<Bytes, byte[]> store() {
    var store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore("cells"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    return store;
  }
}
