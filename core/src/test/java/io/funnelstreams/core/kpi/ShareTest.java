package io.funnelstreams.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

class ShareTest {
  private static final List<String> CHANNEL = List.of("channel");
  private static final List<String> REGION_AND_CHANNEL = List.of("region", "channel");

  /** 2024-10-04. */
  private static final int DAY = 20_000;

  private final KpiStore board =
      new KpiStore(
          Catalogue.of(
              List.of(
                  kpi("won_share", "share(won_amount, channel)"),
                  kpi("customer_share", "share(customers, channel)"),
                  kpi("won_share_growth", "won_share / previous(won_share) - 1"),
                  kpi("customers", "stock(customers)"),
                  kpi("leads", "sum(leads)"))),
          BusinessCalendar.of(ZoneOffset.UTC),
          Currency.getInstance("EUR"),
          OptionalDouble.empty());
  private final CardinalityLimiter capped =
      new CardinalityLimiter(
          board,
          List.of(
              GroupingSet.TOTAL,
              new GroupingSet(CHANNEL, 3),
              new GroupingSet(REGION_AND_CHANNEL, 4)));
  private final Map<String, KpiValue> rows = new HashMap<>();

  @Example
  void dividesPartByWholeOfSamePeriod() {
    won(DAY, 300, "partner");
    won(DAY, 700, "paid");
    won(DAY + 40, 999, "partner");
    drain();

    assertThat(row("won_share/day/2024-10-04/channel=partner").value()).hasValue(0.3);
    assertThat(row("won_share/day/2024-10-04/channel=partner").numerator()).hasValue(3);
    assertThat(row("won_share/day/2024-10-04/channel=partner").denominator()).hasValue(10);
    assertThat(row("won_share/month/2024-11/channel=partner").value()).hasValue(1);
  }

  @Example
  void changeOfOnePartChangesSharesOfAllParts() {
    won(DAY, 300, "partner");
    won(DAY, 300, "paid");
    drain();
    won(DAY, 900, "paid");

    var changed = board.drain();

    assertThat(changed)
        .extracting(change -> change.key().text())
        .contains("won_share/day/2024-10-04/channel=partner")
        .doesNotContain("leads/day/2024-10-04/channel=partner");
    changed.forEach(this::keep);
    assertThat(row("won_share/year/2024/channel=partner").value()).hasValue(0.25);
  }

  @Example
  void partWithoutAnythingInPeriodHasShareOfZero() {
    won(DAY, 300, "partner");
    won(DAY + 40, 700, "paid");
    drain();

    assertThat(row("won_share/month/2024-11/channel=partner").value()).hasValue(0);
  }

  @Example
  void segmentThatLosesItsLastCellLosesItsRows() {
    won(DAY, 300, "partner");
    won(DAY + 40, 700, "paid");
    drain();
    won(DAY, 0, "partner");
    drain();

    assertThat(rows.keySet()).noneMatch(key -> key.contains("partner"));
    assertThat(row("won_share/day/2024-11-13/channel=paid").value()).hasValue(1);
  }

  @Example
  void wholeOfZeroGivesNoValue() {
    won(DAY, 300, "partner");
    won(DAY, -300, "paid");
    drain();

    assertThat(row("won_share/day/2024-10-04/channel=partner").value()).isEmpty();
    assertThat(row("won_share/day/2024-10-04/channel=partner").reason())
        .hasValue(NoValueReason.DENOMINATOR_ZERO);
  }

  @Example
  void companyIsTheWholeItself() {
    capped.set(new Cell(Segment.TOTAL, Measure.WON_AMOUNT, 0, DAY), 300);
    drain();

    assertThat(row("won_share/day/2024-10-04/").value()).hasValue(1);
  }

  @Example
  void nameOfKpiWinsOverMeasureOfSameName() {
    set(channel("partner"), Measure.CUSTOMERS, DAY, 1);
    set(channel("paid"), Measure.CUSTOMERS, DAY + 1, 3);
    board.data(DataRanges.through(DAY + 1));
    drain();

    assertThat(row("customer_share/day/2024-10-05/channel=partner").value()).hasValue(0.25);
  }

  @Example
  void otherOfOneDimensionIsPartOfSameWhole() {
    List.of("a", "b", "c", "d", "e").forEach(name -> won(DAY, 100, name));
    drain();

    assertThat(row("won_share/day/2024-10-04/channel=other").value()).hasValue(0.4);
    assertThat(row("won_share/day/2024-10-04/channel=a").value()).hasValue(0.2);
  }

  @Example
  void wholeHasItsPartsBeyondCap() {
    List.of("a", "b", "c", "d", "e").forEach(name -> won(both("emea", name), DAY, 100));
    won(both("apac", "a"), DAY + 1, 500);
    drain();

    assertThat(row("won_share/year/2024/region=emea,channel=a").value()).hasValue(0.2);
  }

  @Example
  void otherOfTwoDimensionsIsPartOfNoWhole() {
    List.of("a", "b", "c", "d", "e").forEach(name -> won(both("emea", name), DAY, 100));
    drain();

    var other = row("won_share/day/2024-10-04/region=other,channel=other");
    assertThat(other.value()).isEmpty();
    assertThat(other.numerator()).hasValue(1);
    assertThat(other.reason()).hasValue(NoValueReason.NO_WHOLE);
  }

  @Example
  void rangeOfGoalTakesShareOfRange() {
    won(DAY, 300, "partner");
    won(DAY + 1, 900, "paid");
    var day = LocalDate.ofEpochDay(DAY);

    assertThat(board.value("won_share", channel("partner"), day, day.plusDays(1))).hasValue(0.25);
  }

  @Example
  void pastOfPartIsRevisedWithItsWhole() {
    won(DAY, 300, "partner");
    board.today(DAY + 9);
    long before = board.revisionOfThePast(channel("partner"));

    won(DAY + 1, 900, "paid");

    assertThat(board.revisionOfThePast(channel("partner"))).isNotEqualTo(before);
  }

  /** Each number is a setting of a cell: a measure, a segment, a day and an amount of 0 to 2. */
  @Property
  void orderAndPortionsOfCellsChangeNoRow(
      @ForAll @Size(max = 30) List<@IntRange(max = 2 * 10 * 3 * 3 - 1) Integer> settings,
      @ForAll Random random) {
    var inPortions = new ShareTest();
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
    var atOnce = new ShareTest();
    var cells = new ArrayList<>(last.keySet());
    Collections.shuffle(cells, random);
    cells.forEach(cell -> atOnce.capped.set(cell, last.get(cell)));
    atOnce.finish();

    assertThat(inPortions.rows).isEqualTo(atOnce.rows);
  }

  @Property
  void sharesOfOneDimensionAddUpToTheWhole(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 10_000) Integer> amounts) {
    for (int i = 0; i < amounts.size(); i++) {
      won(DAY, amounts.get(i), "channel " + i);
    }
    drain();

    double sum =
        rows.entrySet().stream()
            .filter(row -> row.getKey().startsWith("won_share/day/"))
            .mapToDouble(row -> row.getValue().value().orElseThrow())
            .sum();
    assertThat(sum).isEqualTo(1, within(1e-12));
  }

  private void finish() {
    board.data(DataRanges.through(DAY + 60));
    drain();
  }

  private static Cell drawn(int number) {
    var measure = number % 2 == 0 ? Measure.WON_AMOUNT : Measure.CUSTOMERS;
    int place = number / 2 % 10;
    var segment =
        place < 5 ? channel("c" + place) : both(place % 2 == 0 ? "emea" : "apac", "c" + place / 3);
    return new Cell(segment, measure, 0, DAY + 17 * (number / 20));
  }

  private void won(int day, long amount, String channel) {
    won(channel(channel), day, amount);
  }

  private void won(Segment segment, int day, long amount) {
    set(segment, Measure.WON_AMOUNT, day, amount * Money.SUMMED_UNITS);
  }

  private void set(Segment segment, Measure measure, int day, long amount) {
    capped.set(new Cell(segment, measure, 0, day), amount);
  }

  private static Segment channel(String channel) {
    return new Segment(CHANNEL, List.of(DimensionValue.of(channel)));
  }

  private static Segment both(String region, String channel) {
    return new Segment(
        REGION_AND_CHANNEL, List.of(DimensionValue.of(region), DimensionValue.of(channel)));
  }

  private KpiValue row(String key) {
    assertThat(rows).containsKey(key);
    return rows.get(key);
  }

  private void drain() {
    board.drain().forEach(this::keep);
  }

  private void keep(KpiChange change) {
    var key = change.key().text();
    change.value().ifPresentOrElse(value -> rows.put(key, value), () -> rows.remove(key));
  }

  private static Kpi kpi(String id, String formula) {
    return new Kpi(
        id, id, id, Formula.parse(formula), Unit.RATIO, Direction.UP, FunnelStage.ACQUIRE);
  }
}
