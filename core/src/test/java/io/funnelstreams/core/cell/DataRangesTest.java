package io.funnelstreams.core.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DataRangesTest {
  private static final int REACH = DataRanges.REACH_DAYS;

  @Example
  void oneDayLongAgoReachesAYearAndAMonthAndNotToday() {
    var data = DataRanges.of(List.of(0, 20_000, 20_100));

    assertThat(data.ranges())
        .containsExactly(new DataRanges.Range(0, 0), new DataRanges.Range(20_000, 20_100));
    assertThat(data.reaches(REACH, REACH)).isTrue();
    assertThat(data.reaches(REACH + 1, 19_999)).isFalse();
    assertThat(data.reaches(20_050, 20_050)).isTrue();
    assertThat(data.reaches(20_101, 30_000)).isFalse();
    assertThat(data.last()).hasValue(20_100);
    assertThat(data.newestSince()).hasValue(20_000);
  }

  @Property(tries = 500)
  void aDayIsReachedExactlyWhenADayOfDataIsNotLongBeforeItAndOneIsNotBeforeIt(
      @ForAll @Size(max = 6) Set<@IntRange(min = 0, max = 3_000) Integer> days,
      @ForAll @IntRange(min = 0, max = 3_500) int day) {
    var sorted = new TreeSet<>(days);
    var before = sorted.floor(day);
    boolean expected = before != null && day - before <= REACH && day <= sorted.last();

    assertThat(DataRanges.of(days).reaches(day, day)).isEqualTo(expected);
  }

  @Property(tries = 500)
  void partsThatAreJoinedAreTheRangesOfAllTheirDays(
      @ForAll @Size(max = 5) Set<@IntRange(min = 0, max = 3_000) Integer> one,
      @ForAll @Size(max = 5) Set<@IntRange(min = 0, max = 3_000) Integer> other) {
    var all = new HashSet<>(one);
    all.addAll(other);

    assertThat(DataRanges.union(List.of(DataRanges.of(one), DataRanges.of(other))))
        .isEqualTo(DataRanges.of(all));
  }

  @Property(tries = 300)
  void theDifferenceIsEveryDayThatOneOfThemReachesAndTheOtherDoesNot(
      @ForAll @Size(max = 4) Set<@IntRange(min = 0, max = 2_000) Integer> one,
      @ForAll @Size(max = 4) Set<@IntRange(min = 0, max = 2_000) Integer> other) {
    var before = DataRanges.of(one);
    var after = DataRanges.of(other);
    var differences = after.differenceTo(before);

    for (int day = 0; day <= 2_500; day++) {
      int of = day;
      assertThat(differences.stream().anyMatch(d -> d.first() <= of && of <= d.last()))
          .isEqualTo(before.reaches(day, day) != after.reaches(day, day));
    }
  }
}
