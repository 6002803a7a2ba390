package io.funnelstreams.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final BusinessCalendar BERLIN = BusinessCalendar.of(ZoneId.of("Europe/Berlin"));
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final LocalDate LAST = LocalDate.parse("2026-12-31");

  @Test
  void aLinearPaceGivesEveryDayTheSameShare() {
    var pace = new CalendarPace(FIRST, LAST, List.of());

    assertThat(pace.shareAfter(FIRST)).isCloseTo(1 / 365.0, EXACT);
    assertThat(pace.shareAfter(LocalDate.parse("2026-01-31"))).isCloseTo(31 / 365.0, EXACT);
    assertThat(pace.shareAfter(LAST)).isEqualTo(1);
  }

  @Test
  void timeAloneMovesThePaceWithinADayOfTheZone() {
    var pace = new CalendarPace(FIRST, LAST, List.of());

    assertThat(pace.shareAt(Instant.parse("2025-12-31T23:00:00Z"), BERLIN)).isZero();
    assertThat(pace.shareAt(Instant.parse("2026-01-01T11:00:00Z"), BERLIN))
        .isCloseTo(0.5 / 365, EXACT);
  }

  @Test
  void aDayOf23HoursWeighsAsMuchAsAnyOther() {
    var pace =
        new CalendarPace(LocalDate.parse("2026-03-28"), LocalDate.parse("2026-03-31"), List.of());

    assertThat(pace.shareAt(Instant.parse("2026-03-29T22:00:00Z"), BERLIN)).isCloseTo(0.5, EXACT);
    assertThat(pace.shareAt(Instant.parse("2026-03-29T10:30:00Z"), BERLIN))
        .isCloseTo(1.5 / 4, EXACT);
  }

  @Test
  void nothingIsDueBeforeTheBeginningAndEverythingAfterTheEnd() {
    var pace = new CalendarPace(FIRST, LAST, List.of());

    assertThat(pace.shareAfter(FIRST.minusDays(1))).isZero();
    assertThat(pace.shareAfter(LAST.plusDays(1))).isEqualTo(1);
  }

  @Test
  void monthlyWeightsAddUpMonthByMonthAndSpreadOverTheDaysInIt() {
    var pace = new CalendarPace(FIRST, LocalDate.parse("2026-03-31"), List.of(0.5, 0.2, 0.3));

    assertThat(pace.shareAfter(LocalDate.parse("2026-01-31"))).isCloseTo(0.5, EXACT);
    assertThat(pace.shareAfter(LocalDate.parse("2026-02-14"))).isCloseTo(0.6, EXACT);
    assertThat(pace.shareAfter(LocalDate.parse("2026-03-31"))).isEqualTo(1);
  }

  @Test
  void aMonthThatTheGoalTouchesInPartHasItsWeightOnThoseDays() {
    var pace =
        new CalendarPace(
            LocalDate.parse("2026-01-22"), LocalDate.parse("2026-02-28"), List.of(0.5, 0.5));

    assertThat(pace.shareAfter(LocalDate.parse("2026-01-26"))).isCloseTo(0.25, EXACT);
    assertThat(pace.shareAfter(LocalDate.parse("2026-01-31"))).isCloseTo(0.5, EXACT);
  }

  @Test
  void weightsForAnotherNumberOfMonthsAreRefused() {
    assertThatThrownBy(() -> new CalendarPace(FIRST, LAST, List.of(0.5, 0.5)))
        .hasMessage("pace has 2 weights for 12 months");
  }

  @Property
  void thePaceNeverGoesBack(
      @ForAll @LongRange(min = 1_766_000_000, max = 1_800_000_000) long earlier,
      @ForAll @LongRange(min = 0, max = 10_000_000) long seconds) {
    var pace =
        new CalendarPace(
            LocalDate.parse("2026-02-10"), LocalDate.parse("2026-05-09"), List.of(4d, 0d, 1d, 2d));

    double before = pace.shareAt(Instant.ofEpochSecond(earlier), BERLIN);
    double after = pace.shareAt(Instant.ofEpochSecond(earlier + seconds), BERLIN);

    assertThat(after).isBetween(before, 1.0);
  }
}
