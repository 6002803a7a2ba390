package io.funnelstreams.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DaySeriesTest {
  @Test
  void refusesASumThatIsTooLarge() {
    var series = new DaySeries();
    series.set(1, Long.MAX_VALUE - 5);
    series.set(2, 5);
    series.set(3, 7);

    assertThat(series.sum(1, 2)).isEqualTo(Long.MAX_VALUE);
    assertThat(series.through(2)).isEqualTo(Long.MAX_VALUE);
    assertThat(series.sum(2, 3)).as("of days without the large one").isEqualTo(12);
    assertThatThrownBy(() -> series.sum(1, 3))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("the amounts add up to more than a sum can hold");
    assertThatThrownBy(() -> series.through(3)).isInstanceOf(ArithmeticException.class);
  }

  @Property(tries = 300)
  void sumsAreThoseOfTheDaysOneByOne(
      @ForAll List<@IntRange(min = 0, max = 40) Integer> days,
      @ForAll @IntRange(min = -3, max = 3) int offset) {
    var series = new DaySeries();
    var naive = new TreeMap<Integer, Long>();
    for (int i = 0; i < days.size(); i++) {
      int day = days.get(i);
      long amount = ((long) i + offset) % 4;
      series.set(day, amount);
      naive.put(day, amount);
      naive.values().removeIf(value -> value == 0);
      var range = naive.subMap(day - 5, true, day + 5, true);
      assertThat(series.sum(day - 5, day + 5))
          .isEqualTo(range.values().stream().mapToLong(Long::longValue).sum());
      assertThat(series.touches(day - 5, day + 5)).isEqualTo(!range.isEmpty());
      assertThat(series.touchesThrough(day)).isEqualTo(!naive.headMap(day, true).isEmpty());
      assertThat(series.get(day)).isEqualTo(amount);
    }
  }
}
