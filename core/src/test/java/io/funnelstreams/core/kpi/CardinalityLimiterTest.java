package io.funnelstreams.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CardinalityLimiterTest {
  private static final List<String> REGION = List.of("region");

  private final KpiStore board =
      new KpiStore(
          Catalogue.of(List.of()),
          BusinessCalendar.of(ZoneOffset.UTC),
          Currency.getInstance("EUR"),
          OptionalDouble.empty());
  private final CardinalityLimiter capped =
      new CardinalityLimiter(board, List.of(new GroupingSet(REGION, 2)));

  @Test
  void segmentsThatAppearAfterTheCapIsReachedAreCountedTogether() {
    capped.set(cell("c", 1), 1);
    capped.set(cell("b", 2), 1);
    capped.set(cell("a", 3), 4);
    capped.set(cell("d", 3), 5);

    assertThat(onBoard()).isEqualTo(Map.of("c@1", 1L, "b@2", 1L, "other@3", 9L));
  }

  @Test
  void anEarlierDayThatArrivesLateTakesThePlaceOfTheLastThatWasKept() {
    capped.set(cell("b", 1), 1);
    capped.set(cell("c", 2), 1);
    capped.set(cell("a", 3), 4);
    capped.set(cell("a", 0), 7);

    assertThat(onBoard()).isEqualTo(Map.of("a@0", 7L, "a@3", 4L, "b@1", 1L, "other@2", 1L));
  }

  @Test
  void whatIsBeyondTheCapComesBackWhenAKeptSegmentIsTakenBack() {
    capped.set(cell("a", 1), 1);
    capped.set(cell("b", 1), 1);
    capped.set(cell("c", 1), 3);
    capped.set(cell("a", 1), 0);

    assertThat(onBoard()).isEqualTo(Map.of("b@1", 1L, "c@1", 3L));
  }

  @Test
  void aSegmentThatIsCalledOtherIsCountedWithTheOthers() {
    capped.set(cell("Other", 0), 2);
    capped.set(cell("a", 1), 1);
    capped.set(cell("b", 1), 1);
    capped.set(cell("c", 0), 1);

    assertThat(onBoard()).isEqualTo(Map.of("c@0", 1L, "a@1", 1L, "other@0", 2L, "other@1", 1L));
  }

  /** Each number is one setting of a cell: a segment, a day and an amount of 0 to 2. */
  @Property
  void theBoardFollowsFromTheCellsAlone(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 59) Integer> settings) {
    var one = new CardinalityLimiterTest();
    var last = new TreeMap<Cell, Long>();
    for (int setting : settings) {
      var cell = cell(Character.toString('a' + setting / 12), setting / 3 % 4);
      one.capped.set(cell, setting % 3);
      last.put(cell, (long) (setting % 3));
    }
    var other = new CardinalityLimiterTest();
    last.descendingMap().forEach(other.capped::set);

    assertThat(one.onBoard()).isEqualTo(other.onBoard());
  }

  private Map<String, Long> onBoard() {
    var cells = new TreeMap<String, Long>();
    for (var region : Arrays.asList("a", "b", "c", "d", "e", "other")) {
      board
          .cellsOf(segment(region))
          .forEach((cell, amount) -> cells.put(region + "@" + cell.epochDay(), amount));
    }
    return cells;
  }

  private static Cell cell(String region, int day) {
    return new Cell(segment(region), Measure.LEADS, 0, day);
  }

  private static Segment segment(String region) {
    return new Segment(REGION, List.of(DimensionValue.of(region)));
  }
}
