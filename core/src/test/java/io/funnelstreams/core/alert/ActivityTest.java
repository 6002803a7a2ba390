package io.funnelstreams.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ActivityTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final LocalDate LAST = MONDAY.plusDays(60);

  @Test
  void aDayOrTwoWithoutAnythingIsNoSilence() {
    var activity = activity(day -> !day.equals(MONDAY.plusDays(30)));

    assertThat(activity.silences(MONDAY, LAST)).isEmpty();
  }

  @Test
  void whoNeverWorksOnWeekendsIsNotSilentThen() {
    var activity = activity(ActivityTest::isWorkday);

    assertThat(activity.silences(MONDAY, LAST.minusDays(3))).isEmpty();
  }

  @Test
  void aSilenceIsTwiceTheLongestGapAndEndsWithTheNextEvent() {
    var activity =
        activity(
            day ->
                isWorkday(day)
                    && (day.isBefore(MONDAY.plusDays(28)) || day.isAfter(MONDAY.plusDays(41))));

    assertThat(activity.silences(MONDAY, LAST.minusDays(3)))
        .containsExactly(
            new Episode(
                MONDAY.plusDays(25), MONDAY.plusDays(31), Optional.of(MONDAY.plusDays(42))));
  }

  @Test
  void whatIsRareIsNotMissed() {
    var activity = activity(day -> day.getDayOfMonth() == 1);

    assertThat(activity.silences(MONDAY, LAST)).isEmpty();
  }

  @Test
  void aCompanyWithNothingForAWeekIsSilentWhateverIsCounted() {
    var activity = new Activity(new TreeSet<>(), MONDAY);

    assertThat(activity.isSilent(MONDAY.plusDays(6))).isFalse();
    assertThat(activity.silences(MONDAY, LAST))
        .containsExactly(new Episode(MONDAY, MONDAY.plusDays(7), Optional.empty()));
  }

  private static Activity activity(Predicate<LocalDate> active) {
    var days =
        MONDAY
            .datesUntil(LAST.plusDays(1))
            .filter(active)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Activity(days, LAST);
  }

  private static boolean isWorkday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }
}
