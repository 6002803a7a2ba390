package io.funnelstreams.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.GroupingSets;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DistinctFactsTest {
  private static final List<GroupingSet> BREAKDOWNS =
      List.of(
          GroupingSet.TOTAL,
          new GroupingSet(List.of("channel"), 9),
          new GroupingSet(List.of("region", "channel"), 9));
  private static final FactRules RULES =
      new FactRules(JourneyFixture.rules(Map.of()), GroupingSets.dimensionsOf(BREAKDOWNS));

  @Test
  void aPartySeenInTwoSegmentsCountsOnceInTheWholeAndOnceInEach() {
    var cells =
        cells(
            Grain.MONTH,
            List.of(on("2026-03-05", "organic", "emea"), on("2026-03-03", "paid", "emea")));
    assertThat(cells)
        .containsExactlyInAnyOrder(
            "2026-03-03 (total)",
            "2026-03-03 channel=paid",
            "2026-03-05 channel=organic",
            "2026-03-03 region=emea,channel=paid",
            "2026-03-05 region=emea,channel=organic");
  }

  @Test
  void aPartySeenTwiceInAWeekThatTwoMonthsShareCountsOnceInTheWeekAndInBothMonths() {
    var seen = List.of(on("2026-03-31", "paid", "emea"), on("2026-04-02", "paid", "emea"));
    assertThat(cells(Grain.WEEK, seen))
        .hasSize(BREAKDOWNS.size())
        .allMatch(c -> c.contains("-03-31"));
    assertThat(cells(Grain.MONTH, seen)).hasSize(2 * BREAKDOWNS.size());
    assertThat(cells(Grain.TOTAL, seen)).hasSize(BREAKDOWNS.size());
  }

  @Test
  void valuesThatDifferInTheirLettersCaseAloneAreOneSegment() {
    var seen = List.of(on("2026-03-03", "Paid", "emea"), on("2026-03-04", "paid ", "EMEA"));
    assertThat(cells(Grain.YEAR, seen)).hasSize(BREAKDOWNS.size());
  }

  /** Each number is a day and one of two channels. */
  @Property
  void everyPeriodAndSegmentHoldsAPartyOnceHoweverOftenItWasSeen(
      @ForAll @Size(max = 20) List<@IntRange(max = 799) Integer> seen) {
    var occurrences = seen.stream().map(DistinctFactsTest::drawn).toList();
    for (var grain : Grain.values()) {
      var expected = new HashSet<String>();
      for (var occurrence : occurrences) {
        var start = RULES.rules().calendar().firstDayOf(grain, day(occurrence)).toString();
        expected.add(start + " (total)");
        expected.add(start + " channel=" + occurrence.segment().get(0).folded());
        expected.add(start + " region=emea,channel=" + occurrence.segment().get(0).folded());
      }
      var held = new ArrayList<String>();
      facts(grain, occurrences)
          .forEach(
              fact ->
                  new GroupingSets(BREAKDOWNS, Optional.empty())
                      .add(
                          fact,
                          (cell, amount) ->
                              held.add(
                                  RULES
                                          .rules()
                                          .calendar()
                                          .firstDayOf(grain, LocalDate.ofEpochDay(cell.epochDay()))
                                      + " "
                                      + cell.segment())));
      assertThat(held).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static Occurrence drawn(int number) {
    var day = LocalDate.parse("2025-12-20").plusDays(number / 2).toString();
    return on(day, number % 2 == 0 ? "paid" : "organic", "emea");
  }

  private static LocalDate day(Occurrence occurrence) {
    return LocalDate.ofEpochDay(occurrence.epochDay());
  }

  private static Occurrence on(String day, String channel, String region) {
    return new Occurrence(
        (int) LocalDate.parse(day).toEpochDay(),
        List.of(DimensionValue.of(channel), DimensionValue.of(region)));
  }

  private static List<String> cells(Grain grain, List<Occurrence> occurrences) {
    var cells = new ArrayList<String>();
    facts(grain, occurrences)
        .forEach(
            fact ->
                new GroupingSets(BREAKDOWNS, Optional.empty())
                    .add(
                        fact,
                        (cell, amount) ->
                            cells.add(
                                LocalDate.ofEpochDay(cell.epochDay()) + " " + cell.segment())));
    return cells;
  }

  private static Stream<Fact> facts(Grain grain, List<Occurrence> occurrences) {
    var facts =
        new FactCollector(RULES, new Segments(RULES.rules(), RULES.dimensions(), List.of()));
    facts.distinct(DistinctMeasure.REPEAT_CUSTOMERS, occurrences);
    return facts.facts().stream()
        .filter(fact -> fact.measure() == DistinctMeasure.REPEAT_CUSTOMERS.of(grain));
  }
}
