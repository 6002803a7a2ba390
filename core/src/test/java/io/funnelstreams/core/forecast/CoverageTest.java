package io.funnelstreams.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * How often the actual value lies within the interval. The figures of {@code docs/plan.md} are
 * these with {@code -Dforecast.series=60}.
 */
class CoverageTest {
  private static final int SERIES = Integer.getInteger("forecast.series", 6);

  /** The constants of the forecasts were chosen by the series from 1 on. */
  private static final int FIRST_SEED = Integer.getInteger("forecast.first", 1);

  private static final int[][] HISTORY_AND_STEPS = {
    {60, 30}, {90, 30}, {180, 60}, {365, 90}, {365, 180}, {730, 90}, {730, 270}
  };

  @Test
  void flowsEndWithinTheirIntervalsAsOftenAsThoseSay() {
    var coverage = new Coverage();
    eachSeries(
        (kind, length, steps, seed) ->
            coverage.ask(List.of(kind.days(length, seed)), Outcome.sum(0, steps), steps, seed));

    report("flows", coverage);
  }

  @Test
  void levelsEndWithinTheirIntervalsAsOftenAsThoseSay() {
    var coverage = new Coverage();
    eachSeries(
        (kind, length, steps, seed) -> {
          var gained = kind.days(length, seed);
          var lost = kind.days(length, seed + 5_000);
          var change = new double[length];
          for (int t = 0; t < length; t++) {
            change[t] = gained[t] - 0.9 * lost[t];
          }
          coverage.ask(List.of(change), Outcome.sum(1_000, steps), steps, seed);
        });

    report("levels", coverage);
  }

  @Test
  void ratiosEndWithinTheirIntervalsAsOftenAsThoseSay() {
    var coverage = new Coverage();
    eachSeries(
        (kind, length, steps, seed) -> {
          var closed = kind.days(length, seed);
          var won = new double[length];
          var random = new SplittableRandom(seed);
          for (int t = 0; t < length; t++) {
            for (int deal = 0; deal < closed[t]; deal++) {
              won[t] += random.nextDouble() < 0.25 ? 1 : 0;
            }
          }
          coverage.ask(List.of(won, closed), Outcome.quotient(0, 0, 30), steps, seed);
        });

    report("ratios", coverage);
  }

  /** Real leads by day: eleven months, with a forecast every week for the rest of a quarter. */
  @Test
  void realLeadsEndWithinTheirIntervalsAsOftenAsThoseSay() throws IOException {
    var file =
        Path.of(
                Optional.ofNullable(System.getenv("FUNNEL_SHARED_DATA"))
                    .orElse("../../shared/data"))
            .resolve("olist/olist_marketing_qualified_leads_dataset.csv");
    assumeThat(Files.exists(file)).as("there is no %s", file).isTrue();
    var first = LocalDate.parse("2017-06-14");
    var days =
        new double[(int) (LocalDate.parse("2018-05-31").toEpochDay() - first.toEpochDay()) + 1];
    for (var line : Files.readAllLines(file)) {
      var day = line.split(",", -1)[1];
      if (!day.startsWith("first")) {
        days[(int) (LocalDate.parse(day).toEpochDay() - first.toEpochDay())]++;
      }
    }
    var month = new Coverage();
    for (int end = 60; end <= days.length; end += 7) {
      for (int steps : new int[] {7, 14, 30}) {
        if (end - steps >= 28) {
          month.ask(List.of(Arrays.copyOf(days, end)), Outcome.sum(0, steps), steps, end);
        }
      }
    }
    System.out.println("real leads: " + month);
    assertThat(month.within80()).isGreaterThan(0.6);
    assertThat(month.within95()).isGreaterThan(0.75);
  }

  private static void report(String what, Coverage coverage) {
    System.out.println(what + ": " + coverage);
    assertThat(coverage.within80()).as("80 %% of %s", what).isBetween(0.70, 0.88);
    assertThat(coverage.within95()).as("95 %% of %s", what).isBetween(0.88, 0.99);
  }

  private interface Question {
    void ask(SyntheticSeries kind, int length, int steps, long seed);
  }

  private static void eachSeries(Question question) {
    for (var each : HISTORY_AND_STEPS) {
      for (var kind : SyntheticSeries.values()) {
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SERIES; seed++) {
          question.ask(kind, each[0] + each[1], each[1], seed);
        }
      }
    }
  }
}
