package io.funnelstreams.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExactMoneyTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  @Test
  void amountsThatComeToNothingLeaveNoRest() {
    var kpi =
        new Kpi(
            "left",
            "left",
            "left",
            Formula.parse("sum(new_mrr) + sum(expansion_mrr) - sum(churned_mrr) - sum(new_mrr)"),
            Unit.MONEY,
            Direction.UP,
            FunnelStage.RUN);
    var board =
        new KpiStore(
            Catalogue.of(List.of(kpi)),
            BusinessCalendar.of(ZoneOffset.UTC),
            Currency.getInstance("EUR"),
            OptionalDouble.empty());
    set(board, Measure.NEW_MRR, 3_333);
    set(board, Measure.EXPANSION_MRR, 304_166_666_667L);
    set(board, Measure.CHURNED_MRR, 304_166_666_667L);

    assertThat(board.value("left", Segment.TOTAL, DAY, DAY)).hasValue(0);
  }

  private static void set(KpiStore board, Measure measure, long amount) {
    board.set(new Cell(Segment.TOTAL, measure, 0, (int) DAY.toEpochDay()), amount);
  }
}
