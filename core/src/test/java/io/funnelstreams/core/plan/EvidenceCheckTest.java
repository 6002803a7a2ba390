package io.funnelstreams.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.plan.EvidenceCheck.Verdict;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceCheckTest {
  private static final LocalDate DONE = LocalDate.parse("2026-03-10");
  private static final LocalDate KNOWN = LocalDate.parse("2026-03-18");

  /** 40 in the seven days before 2026-03-10, and so much in the seven days after it. */
  @ParameterizedTest
  @CsvSource({
    "44, RELATIVE, 0.10, MOVED",
    "43, RELATIVE, 0.10, NOT_MOVED",
    "45, DIFFERENCE, 5, MOVED",
    "44, DIFFERENCE, 5, NOT_MOVED",
    "36, RELATIVE, 0.10, NOT_MOVED"
  })
  void aKpiMovesByWhatWasAskedForOrDoesNot(double after, Target.Kind kind, double by, Verdict is) {
    var check = check(true, Optional.of(new Target(kind, by)), after, KNOWN);

    assertThat(check.verdict()).isEqualTo(is);
    assertThat(check.before()).hasValue(40);
    assertThat(check.after()).hasValue(after);
  }

  @Test
  void withoutAnAmountAnyMoveInTheDirectionIsEnough() {
    assertThat(check(true, Optional.empty(), 40.5, KNOWN).verdict()).isEqualTo(Verdict.MOVED);
    assertThat(check(true, Optional.empty(), 40, KNOWN).verdict()).isEqualTo(Verdict.NOT_MOVED);
    assertThat(check(false, Optional.empty(), 39, KNOWN).verdict()).isEqualTo(Verdict.MOVED);
    assertThat(check(false, Optional.empty(), 41, KNOWN).verdict()).isEqualTo(Verdict.NOT_MOVED);
  }

  @Test
  void aFallByATenthOfFortyIsToThirtySix() {
    var tenth = Optional.of(new Target(Target.Kind.RELATIVE, 0.1));

    assertThat(check(false, tenth, 36, KNOWN).verdict()).isEqualTo(Verdict.MOVED);
    assertThat(check(false, tenth, 37, KNOWN).verdict()).isEqualTo(Verdict.NOT_MOVED);
  }

  @Test
  void nothingIsSaidBeforeTheDaysAfterItAreOver() {
    var check = check(true, Optional.empty(), 30, KNOWN.minusDays(1));

    assertThat(check.verdict()).isEqualTo(Verdict.TOO_EARLY);
    assertThat(check.knownOn()).isEqualTo(KNOWN);
  }

  @Test
  void aKpiWithoutAValueSaysNothing() {
    KpiReader nothing =
        new Days(LocalDate.parse("2026-01-01")) {
          @Override
          public OptionalDouble value(
              String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
            return OptionalDouble.empty();
          }
        };

    assertThat(EvidenceCheck.of(evidence(true, Optional.empty()), DONE, nothing, KNOWN).verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void aHistoryThatBeginsWithinTheDaysBeforeSaysNothing() {
    var young = new Days(LocalDate.parse("2026-03-04"));

    assertThat(EvidenceCheck.of(evidence(true, Optional.empty()), DONE, young, KNOWN).verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void aChangeIsAboveZero() {
    var down = Optional.of(new Target(Target.Kind.RELATIVE, -0.1));

    assertThatThrownBy(() -> evidence(true, down)).hasMessageContaining("above 0");
  }

  private static EvidenceCheck check(
      boolean upwards, Optional<Target> by, double after, LocalDate today) {
    var days =
        new Days(LocalDate.parse("2026-03-03")) {
          @Override
          public OptionalDouble value(
              String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
            return OptionalDouble.of(
                switch (first + ".." + last) {
                  case "2026-03-03..2026-03-09" -> 40;
                  case "2026-03-11..2026-03-17" -> after;
                  default -> throw new AssertionError(first + ".." + last);
                });
          }
        };
    return EvidenceCheck.of(evidence(upwards, by), DONE, days, today);
  }

  private static ActionEvidence evidence(boolean upwards, Optional<Target> by) {
    return new ActionEvidence("leads", Map.of(), upwards, by, 7);
  }

  /** A history that begins on a day. */
  private static class Days implements KpiReader {
    private final LocalDate since;

    Days(LocalDate since) {
      this.since = since;
    }

    @Override
    public OptionalDouble value(
        String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
      return OptionalDouble.of(1);
    }

    @Override
    public Optional<LocalDate> since(Map<String, String> segment) {
      return Optional.of(since);
    }
  }
}
