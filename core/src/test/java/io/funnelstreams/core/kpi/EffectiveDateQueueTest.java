package io.funnelstreams.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EffectiveDateQueueTest {
  private static final List<String> REGION = List.of("region");
  private static final LocalDate TODAY = LocalDate.parse("2026-03-10");
  private static final LocalDate TOMORROW = TODAY.plusDays(1);

  private final KpiStore board =
      new KpiStore(
          Catalogue.of(List.of()),
          BusinessCalendar.of(ZoneOffset.UTC),
          Currency.getInstance("EUR"),
          OptionalDouble.empty());
  private final EffectiveDateQueue present =
      new EffectiveDateQueue(board, List.of(new GroupingSet(REGION, 1)));

  @Test
  void aDayToComeIsOnNobodysBoardUntilItBegins() {
    present.today(TODAY);
    assertThat(present.add(cell("a", TOMORROW), 2)).isEqualTo(2);
    assertThat(present.add(cell("a", TOMORROW), 3)).isEqualTo(5);
    assertThat(board.hasChanges()).isFalse();

    present.today(TOMORROW);

    assertThat(board.get(cell("a", TOMORROW))).isEqualTo(5);
    assertThat(present.add(cell("a", TOMORROW), 1)).isEqualTo(6);
  }

  @Test
  void whatIsTakenBackBeforeItsDayNeverComes() {
    present.today(TODAY);
    present.add(cell("a", TOMORROW), 2);
    present.add(cell("a", TOMORROW), -2);

    present.today(TOMORROW);

    assertThat(board.hasChanges()).isFalse();
  }

  @Test
  void aDayToComeTakesNoSegmentsPlaceWithinACap() {
    present.today(TODAY);
    present.add(cell("a", TOMORROW), 1);
    present.add(cell("b", TODAY), 1);
    assertThat(regions()).isEqualTo("b");

    present.today(TOMORROW);

    assertThat(regions()).isEqualTo("b, other");
  }

  @Test
  void severalDaysCanBeginAtOnce() {
    present.add(cell("a", TODAY), 1);
    present.add(cell("a", TOMORROW), 2);
    assertThat(board.hasChanges()).isFalse();

    present.today(TOMORROW);

    assertThat(board.get(cell("a", TODAY))).isEqualTo(1);
    assertThat(board.get(cell("a", TOMORROW))).isEqualTo(2);
  }

  @Test
  void whatBeganByAClockThatWasAheadWaitsAgain() {
    present.today(TOMORROW);
    present.add(cell("b", TODAY), 1);
    present.add(cell("a", TOMORROW), 2);
    present.add(cell("c", TOMORROW), 4);
    present.add(new Cell(Segment.TOTAL, Measure.LEADS, 0, day(TOMORROW)), 7);
    present.add(new Cell(Segment.TOTAL, Measure.REPORTED_CALLS, 0, day(TOMORROW)), 3);
    assertThat(regions()).isEqualTo("b, other");

    present.today(TODAY);

    assertThat(regions()).isEqualTo("b");
    assertThat(board.cellsOf(Segment.TOTAL)).isEmpty();
    assertThat(board.reported()).isEmpty();
    assertThat(present.add(cell("a", TOMORROW), 1)).isEqualTo(3);

    present.today(TOMORROW);

    assertThat(board.get(new Cell(segment("other"), Measure.LEADS, 0, day(TOMORROW)))).isEqualTo(7);
    assertThat(board.cellsOf(Segment.TOTAL)).hasSize(1);
    assertThat(board.reported().values()).containsExactly(3L);
  }

  @Test
  void aSegmentBeyondTheCapTakesItsPlaceWhereTheOthersWaitAgain() {
    present.today(TOMORROW);
    present.add(cell("a", TODAY.plusDays(1)), 1);
    present.add(cell("b", TOMORROW.minusDays(1)), 2);
    present.add(cell("a", TODAY.minusDays(1)), 4);
    assertThat(regions()).isEqualTo("a, other");

    present.today(TODAY.minusDays(2));
    present.add(cell("b", TODAY.minusDays(2)), 8);

    assertThat(regions()).isEqualTo("b");
    assertThat(board.cellsOf(segment("b")).values()).containsExactly(8L);
  }

  @Test
  void anEndedDayIsPublishedInTheWantedGrainsAlone() {
    assertThat(publishedAfterToday(Grain.DAY)).hasSize(1);
    assertThat(publishedAfterToday(Grain.WEEK)).isEmpty();
  }

  private static List<KpiChange> publishedAfterToday(Grain grain) {
    var store = storeOfLeads();
    var queue = new EffectiveDateQueue(store, List.of(new GroupingSet(REGION, 1)));
    queue.today(TODAY);
    queue.add(new Cell(Segment.TOTAL, Measure.REPORTED_LEADS, 0, day(TODAY)), 1);
    queue.add(cell("a", TODAY), 1);
    store.data(DataRanges.of(List.of(day(TODAY))));
    store.drain();
    queue.today(TOMORROW);
    store.dayIsOver(TODAY);
    return store.drain(Set.of(grain), key -> key.segment().equals(segment("a")));
  }

  private static KpiStore storeOfLeads() {
    var leads =
        new Kpi(
            "leads",
            "Leads",
            "Leads of the period.",
            Formula.parse("sum(leads)"),
            Unit.COUNT,
            Direction.UP,
            FunnelStage.ACQUIRE);
    return new KpiStore(
        Catalogue.of(List.of(leads)),
        BusinessCalendar.of(ZoneOffset.UTC),
        Currency.getInstance("EUR"),
        OptionalDouble.empty());
  }

  private String regions() {
    return List.of("a", "b", "other").stream()
        .filter(region -> !board.cellsOf(segment(region)).isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static Cell cell(String region, LocalDate day) {
    return new Cell(segment(region), Measure.LEADS, 0, day(day));
  }

  private static int day(LocalDate day) {
    return (int) day.toEpochDay();
  }

  private static Segment segment(String region) {
    return new Segment(REGION, List.of(DimensionValue.of(region)));
  }
}
