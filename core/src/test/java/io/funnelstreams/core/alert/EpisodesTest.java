package io.funnelstreams.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EpisodesTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

  @Test
  void itFiresOnceAfterAsManyBadDaysAsAreAskedForAndResolvesAfterAsManyGood() {
    assertThat(episodes("gbbbbgggb", 2))
        .containsExactly(new AlertWindow(day(1), day(3), Optional.of(day(7))));
  }

  @Test
  void aBetterDayBeforeItFiresBeginsTheWaitAnew() {
    assertThat(episodes("bb-bbgb", 2)).isEmpty();
  }

  @Test
  void aDayThatIsNotYetGoodDoesNotResolve() {
    assertThat(episodes("bbb-----", 2)).singleElement().matches(e -> e.resolved().isEmpty());
    assertThat(episodes("bbbgg-gg", 2)).singleElement().matches(e -> e.resolved().isEmpty());
  }

  @Test
  void daysThatCannotBeJudgedCountNeitherWay() {
    assertThat(episodes("bb???b", 2))
        .containsExactly(new AlertWindow(day(0), day(5), Optional.empty()));
    assertThat(episodes("bb????", 2)).isEmpty();
    assertThat(episodes("bbb?????", 2)).singleElement().matches(e -> e.resolved().isEmpty());
  }

  @Test
  void theEvidenceMustLastAsLongAsTheBadDays() {
    assertThat(episodes("bbbbbb", 2, day -> day.isAfter(day(2))))
        .containsExactly(new AlertWindow(day(0), day(5), Optional.empty()));
    assertThat(episodes("bbbbbb", 2, day -> !day.equals(day(2)) && !day.equals(day(4)))).isEmpty();
  }

  @Test
  void whatComesBackSoonWaitsTwiceAsLong() {
    assertThat(episodes("bbggbbbb", 1))
        .containsExactly(
            new AlertWindow(day(0), day(1), Optional.of(day(3))),
            new AlertWindow(day(4), day(6), Optional.empty()));
  }

  @Test
  void flappingForAWholeYearIsAFewAlerts() {
    assertThat(episodes("bbgg".repeat(90), 1)).hasSizeLessThan(20);
  }

  /** A later clock adds episodes and resolves the last one; it changes nothing that has fired. */
  @Property
  void moreDaysNeverChangeWhatHasFired(
      @ForAll @Size(max = 120) List<@IntRange(max = 5) Integer> story,
      @ForAll @IntRange(max = 4) int hold,
      @ForAll @IntRange(max = 120) int split) {
    var all = story(story);
    var evident = (Predicate<LocalDate>) day -> day.toEpochDay() % 3 != 0;
    var early = episodes(all.substring(0, Math.min(split, all.length())), hold, evident);
    var late = episodes(all, hold, evident);

    assertThat(late).hasSizeGreaterThanOrEqualTo(early.size());
    for (int i = 0; i < early.size(); i++) {
      assertThat(late.get(i).since()).isEqualTo(early.get(i).since());
      assertThat(late.get(i).fired()).isEqualTo(early.get(i).fired());
      if (early.get(i).resolved().isPresent()) {
        assertThat(late.get(i)).isEqualTo(early.get(i));
      }
    }
  }

  @Property
  void noTwoEpisodesBeginOnOneDayOrOverlap(
      @ForAll @Size(max = 120) List<@IntRange(max = 5) Integer> story,
      @ForAll @IntRange(max = 4) int hold) {
    var episodes = episodes(story(story), hold);

    for (int i = 1; i < episodes.size(); i++) {
      assertThat(episodes.get(i - 1).resolved().orElseThrow()).isBefore(episodes.get(i).since());
    }
  }

  private static String story(List<Integer> drawn) {
    var text = new StringBuilder();
    drawn.forEach(kind -> text.append("bbbg-?".charAt(kind)));
    return text.toString();
  }

  private static List<AlertWindow> episodes(String story, int hold) {
    return episodes(story, hold, day -> true);
  }

  /** b bad, g good, - between, ? unknown. */
  private static List<AlertWindow> episodes(String story, int hold, Predicate<LocalDate> evident) {
    var episodes = new Episodes(hold, evident);
    IntStream.range(0, story.length())
        .forEach(i -> episodes.add(day(i), standing(story.charAt(i))));
    return episodes.episodes();
  }

  private static GoalState standing(char letter) {
    return switch (letter) {
      case 'b' -> GoalState.BAD;
      case 'g' -> GoalState.GOOD;
      case '-' -> GoalState.BETWEEN;
      default -> GoalState.UNKNOWN;
    };
  }

  private static LocalDate day(int index) {
    return FIRST.plusDays(index);
  }
}
