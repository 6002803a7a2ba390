package io.funnelstreams.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PublishScheduleTest {
  private static final long TICK_MS = 250;
  private static final int SILENT_TICKS = 4;

  /** The messages that a task receives between two ticks. */
  private enum Word {
    NOTHING,
    OF_A_BACKLOG,
    UP_TO_DATE,
    OF_BOTH
  }

  /** A word, for how many ticks it comes, and how many rows change with each. */
  private record Stretch(Word word, int ticks, int rows) {}

  /** A task as the schedule drives it. */
  private static final class Task {
    private PublishSchedule schedule = PublishSchedule.START;
    private long nowMs;
    private long changed;
    private int silentTicks;
    private long unpublishedSinceMs = -1;
    private int rounds;

    private void take(Word word, int rows) {
      if (word != Word.NOTHING) {
        silentTicks = 0;
        changed += rows;
        unpublishedSinceMs = unpublishedSinceMs < 0 ? nowMs : unpublishedSinceMs;
        schedule = schedule.heard(nowMs);
      }
      if (word == Word.OF_A_BACKLOG || word == Word.OF_BOTH) {
        schedule = schedule.heardOfSource(true, nowMs);
      }
      if (word == Word.UP_TO_DATE || word == Word.OF_BOTH) {
        schedule = schedule.heardOfSource(false, nowMs);
      }
    }

    private void tick() {
      nowMs += TICK_MS;
      silentTicks++;
      schedule = schedule.ticked();
      if (changed > 0 && schedule.isDue(nowMs)) {
        schedule = schedule.published(changed, nowMs);
        changed = 0;
        unpublishedSinceMs = -1;
        rounds++;
      }
    }

    private long staleMs() {
      return unpublishedSinceMs < 0 ? 0 : nowMs - unpublishedSinceMs;
    }
  }

  @Provide
  Arbitrary<List<Stretch>> days() {
    var stretch =
        Combinators.combine(
                Arbitraries.of(Word.class),
                Arbitraries.integers().between(1, 3_000),
                Arbitraries.integers().between(1, 2_000))
            .as(Stretch::new);
    return stretch.list().ofMinSize(1).ofMaxSize(8);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void everyChangedRowIsPublishedWhenTheSourcesFallSilent(@ForAll("days") List<Stretch> day) {
    var task = new Task();
    for (var stretch : day) {
      for (int i = 0; i < stretch.ticks(); i++) {
        task.take(stretch.word(), stretch.rows());
        task.tick();
        if (task.silentTicks >= SILENT_TICKS) {
          assertThat(task.changed).as("rows that wait without a publication").isZero();
        }
      }
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void noRowWaitsLongerThanTheLongestRest(@ForAll("days") List<Stretch> day) {
    var task = new Task();
    for (var stretch : day) {
      for (int i = 0; i < stretch.ticks(); i++) {
        // Few rows, so that the rest in proportion to them is no reason to wait.
        task.take(stretch.word(), 1);
        task.tick();
        assertThat(task.staleMs())
            .isLessThanOrEqualTo(PublishSchedule.LONGEST_REST.toMillis() + TICK_MS);
      }
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void aSourceThatIsUpToDateIsPublishedAtTheNextTick(@ForAll("days") List<Stretch> before) {
    var task = new Task();
    for (var stretch : before) {
      for (int i = 0; i < stretch.ticks(); i++) {
        task.take(stretch.word(), 1);
        task.tick();
      }
    }
    for (int i = 0; i < 100; i++) {
      task.take(Word.UP_TO_DATE, 1);
      task.tick();
      // The rows that a backlog left are a round with a rest of its own.
      assertThat(task.staleMs()).isLessThanOrEqualTo(i < 8 ? 1_000 : 0);
    }
  }

  @Test
  void aBacklogOfTwentyMinutesIsPublishedInFewRounds() {
    var task = new Task();
    for (int i = 0; i < 20 * 60 * 4; i++) {
      task.take(Word.OF_A_BACKLOG, 500);
      task.tick();
    }
    assertThat(task.rounds).isBetween(5, 9);
  }

  @Test
  void whoeverWatchesAStartSeesNumbersAtOnce() {
    var task = new Task();
    task.take(Word.OF_A_BACKLOG, 500);
    task.tick();
    assertThat(task.rounds).isEqualTo(1);
  }

  @Test
  void aBacklogThatBeginsAfterAPauseIsAnotherOne() {
    var task = new Task();
    for (int i = 0; i < 4_000; i++) {
      task.take(Word.OF_A_BACKLOG, 1);
      task.tick();
    }
    for (int i = 0; i < 100; i++) {
      task.tick();
    }
    int rounds = task.rounds;
    for (int i = 0; i < 40; i++) {
      task.take(Word.OF_A_BACKLOG, 1);
      task.tick();
    }
    assertThat(task.rounds - rounds).as("rounds of the first ten seconds").isBetween(2, 5);
  }
}
