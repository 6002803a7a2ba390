package io.funnelstreams.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DaySeriesTest {
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
