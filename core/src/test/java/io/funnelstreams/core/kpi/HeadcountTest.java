package io.funnelstreams.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeadcountTest {
  private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
  private static final Headcount SALES =
      new Headcount(
          Map.of("sales", new TreeMap<>(Map.of(JANUARY, 4.0, LocalDate.of(2026, 4, 16), 8.0))));
  private static final Catalogue CATALOGUE =
      Catalogue.of(List.of())
          .with(SALES)
          .with(List.of(kpi("calls_per_head", "sum(prospecting_calls) / headcount(sales)")));

  private final KpiStore board =
      new KpiStore(
          CATALOGUE,
          BusinessCalendar.of(ZoneOffset.UTC),
          Currency.getInstance("EUR"),
          OptionalDouble.empty());

  @Test
  void dividesByMeanOfDays() {
    calls(Segment.TOTAL, LocalDate.of(2026, 4, 2), 120);

    // Fifteen days of four and fifteen of eight are six people in April.
    assertThat(row("calls_per_head/month/2026-04/").value()).hasValue(20);
    assertThat(row("calls_per_head/month/2026-04/").denominator()).hasValue(6);
    assertThat(row("calls_per_head/day/2026-04-02/").value()).hasValue(30);
  }

  @Test
  void periodBeforeFirstHeadcountHasNoValue() {
    calls(Segment.TOTAL, LocalDate.of(2025, 12, 31), 7);

    assertThat(row("calls_per_head/day/2025-12-31/").value()).isEmpty();
    assertThat(row("calls_per_head/day/2025-12-31/").reason()).hasValue(NoValueReason.NO_HEADCOUNT);
    assertThat(row("calls_per_head/day/2025-12-31/").numerator()).hasValue(7);
  }

  @Test
  void segmentHasNoHeadcount() {
    calls(
        new Segment(List.of("region"), List.of(DimensionValue.of("emea"))),
        LocalDate.of(2026, 4, 2),
        120);

    assertThat(row("calls_per_head/day/2026-04-02/region=emea").value()).isEmpty();
    assertThat(row("calls_per_head/day/2026-04-02/region=emea").reason())
        .hasValue(NoValueReason.DIMENSION_NOT_AVAILABLE);
  }

  @Test
  void teamWithoutHeadcountIsNamed() {
    assertThatThrownBy(
            () ->
                Catalogue.of(List.of())
                    .with(SALES)
                    .with(List.of(kpi("a", "sum(leads) / headcount(marketing)"))))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("'a' divides by the headcount of 'marketing'")
        .hasMessageContaining("headcount has [sales]");
  }

  private void calls(Segment segment, LocalDate day, long amount) {
    board.set(new Cell(segment, Measure.PROSPECTING_CALLS, 0, (int) day.toEpochDay()), amount);
  }

  private KpiValue row(String key) {
    var rows = new HashMap<String, KpiValue>();
    board.everythingChanged();
    for (var change : board.drain()) {
      change.value().ifPresent(value -> rows.put(change.key().text(), value));
    }
    assertThat(rows).containsKey(key);
    return rows.get(key);
  }

  private static Kpi kpi(String id, String formula) {
    return new Kpi(
        id, id, id, Formula.parse(formula), Unit.COUNT, Direction.UP, FunnelStage.PEOPLE);
  }
}
