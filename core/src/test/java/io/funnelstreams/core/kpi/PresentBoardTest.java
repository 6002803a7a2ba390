package io.funnelstreams.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Cut;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PresentBoardTest {
  private static final List<String> REGION = List.of("region");
  private static final LocalDate TODAY = LocalDate.parse("2026-03-10");
  private static final LocalDate TOMORROW = TODAY.plusDays(1);

  private final KpiBoard board =
      new KpiBoard(
          Catalogue.of(List.of()),
          BusinessCalendar.of(ZoneOffset.UTC),
          Currency.getInstance("EUR"),
          OptionalDouble.empty());
  private final PresentBoard present = new PresentBoard(board, List.of(new Cut(REGION, 1)));

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
  void severalDaysCanBeginAtOnceAndNoneEndsAgain() {
    present.add(cell("a", TODAY), 1);
    present.add(cell("a", TOMORROW), 2);
    assertThat(board.hasChanges()).isFalse();

    present.today(TOMORROW);
    present.today(TODAY);
    present.add(cell("a", TOMORROW), 2);

    assertThat(board.get(cell("a", TODAY))).isEqualTo(1);
    assertThat(board.get(cell("a", TOMORROW))).isEqualTo(4);
  }

  private String regions() {
    return List.of("a", "b", "other").stream()
        .filter(region -> !board.cellsOf(segment(region)).isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static Cell cell(String region, LocalDate day) {
    return new Cell(segment(region), Measure.LEADS, 0, (int) day.toEpochDay());
  }

  private static Segment segment(String region) {
    return new Segment(REGION, List.of(DimensionValue.of(region)));
  }
}
