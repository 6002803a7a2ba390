package io.funnelstreams.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DimensionNotAvailableTest {
  private static final List<String> REGION = List.of("region");
  private static final List<String> REGION_AND_CHANNEL = List.of("region", "channel");
  private static final int DAY = 20_000;

  private final KpiStore board =
      new KpiStore(
          Catalogue.of(
              List.of(
                  kpi("leads", "sum(leads)"),
                  kpi("spend", "sum(marketing_spend)"),
                  kpi("cost_per_lead", "spend / leads"),
                  kpi("spend_growth", "spend / previous(spend) - 1"),
                  kpi("open_deals", "stock(open_deals)"))),
          BusinessCalendar.of(ZoneOffset.UTC),
          Currency.getInstance("EUR"),
          OptionalDouble.empty());
  private final CardinalityLimiter capped =
      new CardinalityLimiter(
          board,
          List.of(
              GroupingSet.TOTAL,
              new GroupingSet(REGION, 3),
              new GroupingSet(REGION_AND_CHANNEL, 9)));
  private final Map<String, KpiValue> rows = new HashMap<>();

  @Example
  void spendThatNeverNamesARegionMakesNoCostPerLeadInAnyRegion() {
    set(Measure.LEADS, 4, "emea");
    set(Measure.MARKETING_SPEND, 1_000_000, "unknown");
    drain();

    assertThat(row("cost_per_lead", "region=emea").value()).isEmpty();
    assertThat(row("cost_per_lead", "region=emea").reason())
        .hasValue(NoValueReason.DIMENSION_NOT_AVAILABLE);
    assertThat(row("cost_per_lead", "region=unknown").reason())
        .hasValue(NoValueReason.DIMENSION_NOT_AVAILABLE);
    assertThat(row("leads", "region=emea").value()).hasValue(4);
  }

  @Example
  void theNumeratorThatCannotBeToldIsLeftOutAndTheDenominatorStays() {
    set(Measure.LEADS, 4, "emea");
    set(Measure.MARKETING_SPEND, 1_000_000, "unknown");
    drain();

    assertThat(row("cost_per_lead", "region=emea").numerator()).isEmpty();
    assertThat(row("cost_per_lead", "region=emea").denominator()).hasValue(4);
  }

  @Example
  void noSpendAtAllIsACostOfNothingAndNoReasonToTellNone() {
    set(Measure.LEADS, 4, "emea");
    drain();
    assertThat(row("cost_per_lead", "region=emea").value()).hasValue(0);
  }

  @Example
  void theFirstSpendThatNamesARegionBringsTheRowsOfAllRegionsAndDays() {
    set(Measure.LEADS, 4, "emea");
    set(Measure.LEADS, 2, "apac");
    set(Measure.MARKETING_SPEND, 1_000_000, "unknown");
    drain();
    capped.set(cell(Measure.MARKETING_SPEND, DAY + 40, "emea"), 800);
    drain();

    assertThat(row("cost_per_lead", "region=apac").value()).hasValue(0);
    assertThat(row("cost_per_lead", "region=emea").value()).hasValue(0);
    assertThat(row("spend", "region=unknown").value()).hasValue(1);
  }

  @Example
  void theLastSpendThatNamedARegionTakesTheValuesWithIt() {
    set(Measure.LEADS, 4, "emea");
    set(Measure.MARKETING_SPEND, 1_000_000, "unknown");
    capped.set(cell(Measure.MARKETING_SPEND, DAY + 40, "emea"), 800);
    drain();
    capped.set(cell(Measure.MARKETING_SPEND, DAY + 40, "emea"), 0);
    drain();

    assertThat(row("cost_per_lead", "region=emea").reason())
        .hasValue(NoValueReason.DIMENSION_NOT_AVAILABLE);
  }

  @Example
  void aBreakdownByTwoDimensionsNeedsValuesOfBoth() {
    capped.set(new Cell(both("emea", "unknown"), Measure.LEADS, 0, DAY), 4);
    capped.set(new Cell(both("apac", "unknown"), Measure.LEADS, 0, DAY), 4);
    drain();
    assertThat(row("leads", "region=emea,channel=unknown").value()).isEmpty();

    capped.set(new Cell(both("unknown", "paid"), Measure.LEADS, 0, DAY), 4);
    drain();
    assertThat(row("leads", "region=emea,channel=unknown").value()).hasValue(4);
  }

  @Example
  void whatLiesBeyondTheCapTellsNothingByBeingCountedUnderOther() {
    capped.set(new Cell(region("unknown"), Measure.MARKETING_SPEND, 0, DAY + 9), 100);
    capped.set(cell(Measure.LEADS, DAY, "a"), 1);
    capped.set(cell(Measure.LEADS, DAY, "b"), 1);
    capped.set(cell(Measure.LEADS, DAY, "c"), 1);
    drain();
    assertThat(rows).containsKey("spend/day/2024-10-13/region=other");
    assertThat(rows.get("spend/day/2024-10-13/region=other").reason())
        .hasValue(NoValueReason.DIMENSION_NOT_AVAILABLE);
  }

  @Example
  void theWholeCompanyHasEveryValue() {
    capped.set(new Cell(Segment.TOTAL, Measure.MARKETING_SPEND, 0, DAY), 1_000_000);
    drain();
    assertThat(row("spend", "").value()).hasValue(1);
  }

  @Example
  void aRangeOfAGoalHasNoValueEither() {
    set(Measure.MARKETING_SPEND, 1_000_000, "unknown");
    var day = LocalDate.ofEpochDay(DAY);
    assertThat(board.value("spend", region("unknown"), day, day.plusDays(3))).isEmpty();
  }

  /** Each number is a setting of a cell: a measure, a region, a day and an amount of 0 to 2. */
  @Property
  void theOrderAndPortionsOfCellsChangeNoRow(
      @ForAll @Size(max = 30) List<@IntRange(max = 3 * 4 * 4 * 3 - 1) Integer> settings,
      @ForAll Random random) {
    var inPortions = new DimensionNotAvailableTest();
    var last = new HashMap<Cell, Long>();
    for (int setting : settings) {
      var cell = drawn(setting / 3);
      inPortions.capped.set(cell, setting % 3);
      last.put(cell, (long) (setting % 3));
      if (random.nextBoolean()) {
        inPortions.drain();
      }
    }
    inPortions.finish();
    var atOnce = new DimensionNotAvailableTest();
    var cells = new ArrayList<>(last.keySet());
    Collections.shuffle(cells, random);
    cells.forEach(cell -> atOnce.capped.set(cell, last.get(cell)));
    atOnce.finish();

    assertThat(inPortions.rows).isEqualTo(atOnce.rows);
  }

  private void finish() {
    board.data(DataRanges.through(DAY + 60));
    drain();
  }

  private static Cell drawn(int number) {
    var measures = List.of(Measure.LEADS, Measure.MARKETING_SPEND, Measure.OPEN_DEALS);
    var region = Arrays.asList("unknown", "a", "b", "c").get(number / 3 % 4);
    return cell(measures.get(number % 3), DAY + 17 * (number / 12), region);
  }

  private void set(Measure measure, long amount, String region) {
    capped.set(cell(measure, DAY, region), amount);
  }

  private static Cell cell(Measure measure, int day, String region) {
    return new Cell(region(region), measure, 0, day);
  }

  private static Segment region(String region) {
    return new Segment(REGION, List.of(DimensionValue.of(region)));
  }

  private static Segment both(String region, String channel) {
    return new Segment(
        REGION_AND_CHANNEL, List.of(DimensionValue.of(region), DimensionValue.of(channel)));
  }

  private KpiValue row(String kpi, String segment) {
    var key = kpi + "/day/2024-10-04/" + segment;
    assertThat(rows).containsKey(key);
    return rows.get(key);
  }

  private void drain() {
    for (var change : board.drain()) {
      var key = change.key().text();
      change.value().ifPresentOrElse(value -> rows.put(key, value), () -> rows.remove(key));
    }
  }

  private static Kpi kpi(String id, String formula) {
    return new Kpi(
        id, id, id, Formula.parse(formula), Unit.COUNT, Direction.UP, FunnelStage.ACQUIRE);
  }
}
