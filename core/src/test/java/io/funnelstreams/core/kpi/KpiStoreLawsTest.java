package io.funnelstreams.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class KpiStoreLawsTest {
  private static final BusinessCalendar CALENDAR = BusinessCalendar.of(ZoneId.of("UTC"));
  private static final int JANUARY = (int) LocalDate.parse("2026-01-10").toEpochDay();
  private static final int LONG_BEFORE = 730;

  private static final Catalogue CATALOGUE =
      Catalogue.of(
          List.of(
              kpi("leads", "sum(leads)"),
              kpi("lead_growth", "leads / previous(leads) - 1"),
              kpi("win_rate", "sum(deals_won) / (sum(deals_won) + sum(deals_lost))"),
              kpi("open_deals", "stock(open_deals)"),
              kpi("cycle_median", "median(sales_cycle_days_distribution)"),
              kpi("won", "sum(won_amount)"),
              kpi("leads_a_month", "leads / months()"),
              kpi("margin", "sum(won_amount) * gross_margin()"),
              kpi("repeats", "distinct(repeat_customers)"),
              kpi("repeat_growth", "repeats / previous(repeats) - 1")));

  private record Amount(Cell cell, long amount) {}

  private static Kpi kpi(String id, String formula) {
    return new Kpi(
        id, id, id, Formula.parse(formula), Unit.COUNT, Direction.UP, FunnelStage.ACQUIRE);
  }

  private static KpiStore board() {
    return new KpiStore(CATALOGUE, CALENDAR, Currency.getInstance("EUR"), OptionalDouble.empty());
  }

  @Provide
  Arbitrary<List<Amount>> cells() {
    return Combinators.combine(
            Arbitraries.of(
                Measure.LEADS,
                Measure.DEALS_WON,
                Measure.DEALS_LOST,
                Measure.OPEN_DEALS,
                Measure.SALES_CYCLE_DAYS_DISTRIBUTION,
                Measure.REPEAT_CUSTOMERS_DAY,
                Measure.REPEAT_CUSTOMERS_MONTH),
            Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(0, 60)),
                Tuple.of(1, Arbitraries.just(-LONG_BEFORE))),
            Arbitraries.longs().between(-1, 3))
        .as(
            (measure, day, amount) ->
                new Amount(
                    new Cell(Segment.TOTAL, measure, 0, JANUARY + day),
                    measure == Measure.OPEN_DEALS ? amount : Math.abs(amount)))
        .list()
        .ofMaxSize(25);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theOrderAndPortionsOfCellsChangeNoRow(
      @ForAll("cells") List<Amount> amounts, @ForAll Random random) {
    var last = new HashMap<Cell, Long>();
    amounts.forEach(a -> last.put(a.cell(), a.amount()));
    var cells = new ArrayList<>(last.keySet());
    Collections.shuffle(cells, random);

    var inPortions = board();
    var rows = new HashMap<KpiKey, KpiValue>();
    for (var amount : amounts) {
      inPortions.set(amount.cell(), amount.amount());
      if (random.nextInt(3) == 0) {
        inPortions.data(data(random.nextInt(90)));
      }
      if (random.nextBoolean()) {
        drain(inPortions, rows);
      }
    }
    inPortions.data(data(70));
    drain(inPortions, rows);

    var atOnce = board();
    var expected = new HashMap<KpiKey, KpiValue>();
    cells.forEach(cell -> atOnce.set(cell, last.get(cell)));
    atOnce.data(data(70));
    drain(atOnce, expected);
    assertThat(rows).isEqualTo(expected);
  }

  /** Days of January and after, and, where the number is even, a day two years before them. */
  private static DataRanges data(int days) {
    return DataRanges.of(
        days % 2 == 0
            ? List.of(JANUARY - LONG_BEFORE, JANUARY, JANUARY + days)
            : List.of(JANUARY, JANUARY + days));
  }

  @Example
  void aLevelOfLongAgoHasRowsForAYearAndAMonthAndAgainFromTheNextData() {
    var board = board();
    var rows = new HashMap<KpiKey, KpiValue>();
    board.set(cell(Measure.OPEN_DEALS, 0), 2);
    board.data(DataRanges.of(List.of(0, JANUARY)));
    drain(board, rows);

    assertThat(rows.keySet().stream().filter(key -> key.period().grain() == Grain.DAY))
        .hasSize(DataRanges.REACH_DAYS + 2);
    assertThat(month(rows, "open_deals", JANUARY)).hasValue(2);
  }

  @Example
  void aStockAppearsWhenTheDataReachesDaysAfterItsCells() {
    var board = board();
    var rows = new HashMap<KpiKey, KpiValue>();
    board.set(cell(Measure.OPEN_DEALS, JANUARY), 2);
    drain(board, rows);
    board.data(DataRanges.through(JANUARY + 31));
    drain(board, rows);
    assertThat(month(rows, "open_deals", JANUARY)).hasValue(2);
    assertThat(month(rows, "open_deals", JANUARY + 31)).hasValue(2);
  }

  @Example
  void aRowThatLosesItsLastCellIsGone() {
    var board = board();
    var rows = new HashMap<KpiKey, KpiValue>();
    board.set(cell(Measure.LEADS, JANUARY), 2);
    drain(board, rows);
    board.set(cell(Measure.LEADS, JANUARY), 0);
    drain(board, rows);
    assertThat(rows).isEmpty();
  }

  @Example
  void growthFromNothingHasARowWithoutAValue() {
    var board = board();
    var rows = new HashMap<KpiKey, KpiValue>();
    board.set(cell(Measure.LEADS, JANUARY), 2);
    board.data(DataRanges.through(JANUARY));
    drain(board, rows);
    assertThat(month(rows, "lead_growth", JANUARY)).isEmpty();
  }

  @Example
  void growthToNothingIsMinusOneUpToTheLastDayOfTheData() {
    var board = board();
    var rows = new HashMap<KpiKey, KpiValue>();
    board.set(cell(Measure.LEADS, JANUARY), 2);
    board.data(DataRanges.through(JANUARY + 31));
    drain(board, rows);
    assertThat(month(rows, "lead_growth", JANUARY + 31)).hasValue(-1);
  }

  @Example
  void aRatioIsPublishedWithItsNumeratorAndDenominator() {
    var board = board();
    var rows = new HashMap<KpiKey, KpiValue>();
    board.set(cell(Measure.DEALS_WON, JANUARY), 1);
    board.set(cell(Measure.DEALS_LOST, JANUARY), 3);
    drain(board, rows);
    var row = rows.get(key("win_rate", JANUARY));
    assertThat(row.value()).hasValue(0.25);
    assertThat(row.numerator()).hasValue(1);
    assertThat(row.denominator()).hasValue(4);
    assertThat(row.sampleSize()).hasValue(4);
  }

  @Example
  void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    var board = board();
    var rows = new HashMap<KpiKey, KpiValue>();
    board.set(new Cell(Segment.TOTAL, Measure.SALES_CYCLE_DAYS_DISTRIBUTION, -3, JANUARY), 1);
    board.set(new Cell(Segment.TOTAL, Measure.SALES_CYCLE_DAYS_DISTRIBUTION, 8, JANUARY + 1), 1);
    drain(board, rows);
    assertThat(month(rows, "cycle_median", JANUARY)).hasValue(2.5);
  }

  @Example
  void moneyIsInMajorUnits() {
    var board = board();
    var rows = new HashMap<KpiKey, KpiValue>();
    board.set(cell(Measure.WON_AMOUNT, JANUARY), 12_500_000);
    drain(board, rows);
    assertThat(month(rows, "won", JANUARY)).hasValue(12.5);
  }

  @Example
  void theLengthOfAPeriodIsNominalAndAllOfTimeHasNone() {
    var board = board();
    var rows = new HashMap<KpiKey, KpiValue>();
    board.set(cell(Measure.LEADS, JANUARY), 12);
    drain(board, rows);
    assertThat(value(rows, "leads_a_month", Grain.DAY).getAsDouble()).isCloseTo(365, within(1e-9));
    assertThat(value(rows, "leads_a_month", Grain.WEEK).getAsDouble()).isCloseTo(52, within(1e-9));
    assertThat(value(rows, "leads_a_month", Grain.MONTH)).hasValue(12);
    assertThat(value(rows, "leads_a_month", Grain.QUARTER)).hasValue(4);
    assertThat(value(rows, "leads_a_month", Grain.YEAR)).hasValue(1);
    assertThat(value(rows, "leads_a_month", Grain.TOTAL)).isEmpty();
    assertThat(rows.get(key("leads_a_month", Grain.TOTAL, JANUARY)).reason())
        .hasValue(NoValueReason.NO_LENGTH);
  }

  @Example
  void whatNeedsAGrossMarginSaysThatThePlanHasNone() {
    var board = board();
    var rows = new HashMap<KpiKey, KpiValue>();
    board.set(cell(Measure.WON_AMOUNT, JANUARY), 12_500_000);
    drain(board, rows);
    assertThat(rows.get(key("margin", JANUARY)).reason()).hasValue(NoValueReason.NO_GROSS_MARGIN);
  }

  @Example
  void theGrossMarginIsThePlans() {
    var board =
        new KpiStore(CATALOGUE, CALENDAR, Currency.getInstance("EUR"), OptionalDouble.of(0.8));
    var rows = new HashMap<KpiKey, KpiValue>();
    board.set(cell(Measure.WON_AMOUNT, JANUARY), 10_000_000);
    drain(board, rows);
    assertThat(month(rows, "margin", JANUARY)).hasValue(8);
  }

  @Example
  void aDistinctCountIsReadInThePeriodsOfItsGrainAlone() {
    var board = board();
    var rows = new HashMap<KpiKey, KpiValue>();
    board.set(cell(Measure.REPEAT_CUSTOMERS_MONTH, JANUARY), 2);
    drain(board, rows);
    assertThat(rows.keySet()).extracting(key -> key.period().grain()).containsOnly(Grain.MONTH);
    assertThat(month(rows, "repeats", JANUARY)).hasValue(2);
  }

  @Example
  void aDistinctCountOfARangeIsThatOfAPeriodItBegins() {
    var board = board();
    board.set(cell(Measure.REPEAT_CUSTOMERS_MONTH, JANUARY), 2);
    board.set(cell(Measure.REPEAT_CUSTOMERS_MONTH, JANUARY + 15), 3);
    board.set(cell(Measure.REPEAT_CUSTOMERS_YEAR, JANUARY), 1);
    assertThat(range(board, "2026-01-01", "2026-01-20")).hasValue(2);
    assertThat(range(board, "2026-01-01", "2026-01-31")).hasValue(5);
    assertThat(range(board, "2026-01-01", "2026-06-30")).hasValue(1);
  }

  @Example
  void aDistinctCountOfARangeThatBeginsNoPeriodHasNoValue() {
    var board = board();
    board.set(cell(Measure.REPEAT_CUSTOMERS_DAY, JANUARY), 2);
    board.set(cell(Measure.REPEAT_CUSTOMERS_MONTH, JANUARY), 2);
    assertThat(range(board, "2026-01-10", "2026-01-10")).hasValue(2);
    assertThat(range(board, "2026-01-10", "2026-01-11")).isEmpty();
  }

  @Example
  void growthOverARangeThatIsAPeriodIsAgainstThePeriodBeforeIt() {
    var board = board();
    board.set(cell(Measure.LEADS, JANUARY - 9), 2);
    board.set(cell(Measure.LEADS, JANUARY + 25), 3);
    assertThat(
            board.value(
                "lead_growth",
                Segment.TOTAL,
                LocalDate.parse("2026-02-01"),
                LocalDate.parse("2026-02-28")))
        .hasValue(0.5);
  }

  private static OptionalDouble range(KpiStore board, String first, String last) {
    return board.value("repeats", Segment.TOTAL, LocalDate.parse(first), LocalDate.parse(last));
  }

  private static Cell cell(Measure measure, int day) {
    return new Cell(Segment.TOTAL, measure, 0, day);
  }

  private static OptionalDouble value(Map<KpiKey, KpiValue> rows, String kpi, Grain grain) {
    return rows.get(key(kpi, grain, JANUARY)).value();
  }

  private static KpiKey key(String kpi, int day) {
    return key(kpi, Grain.MONTH, day);
  }

  private static KpiKey key(String kpi, Grain grain, int day) {
    var period = CALENDAR.periodOf(grain, LocalDate.ofEpochDay(day));
    return new KpiKey(kpi, period, Segment.TOTAL);
  }

  private static OptionalDouble month(Map<KpiKey, KpiValue> rows, String kpi, int day) {
    assertThat(rows).containsKey(key(kpi, day));
    return rows.get(key(kpi, day)).value();
  }

  private static void drain(KpiStore board, Map<KpiKey, KpiValue> rows) {
    for (var change : board.drain()) {
      change
          .value()
          .ifPresentOrElse(value -> rows.put(change.key(), value), () -> rows.remove(change.key()));
    }
  }
}
