package io.funnelstreams.streams.kpi;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * When a task publishes the rows that have changed. While its sources are up to date it rests after
 * a round in proportion to the rows it published, but never longer than they have been sending, so
 * a start shows numbers at once. While all of them work off a backlog, most rows change again
 * before a reader has read them, so each round waits several times as long as the backlog has been
 * worked off so far. When the sources stop sending, it rests no more.
 *
 * <p>It is a state that never changes; each step gives the one that follows.
 *
 * @param silentTicks how many ticks ago a source sent something
 * @param talkingSinceMs since when sources have been sending without a pause
 * @param backlogSinceMs since when every source that sent something was behind
 * @param restUntilMs the end of the rest after the last round
 * @param backlogRestUntilMs the end of the rest after the last round, as long as all are behind
 */
record PublishSchedule(
    int silentTicks,
    long talkingSinceMs,
    OptionalLong backlogSinceMs,
    long restUntilMs,
    long backlogRestUntilMs) {
  /** The longest rest: no reader waits longer for rows of a backlog that is being worked off. */
  static final Duration LONGEST_REST = Duration.ofMinutes(5);

  /** How many rows a second a task publishes on average while the sources keep sending. */
  private static final long ROWS_PER_SECOND = 2_000;

  /** This many ticks without a message from the sources mean that a backlog is done. */
  private static final int SILENT_TICKS = 3;

  /** After this many ticks without a message, the next message begins another backlog. */
  private static final int OVER_TICKS = 40;

  /** A round of a backlog comes when it has been worked off 8 times as long as at the last one. */
  private static final int PATIENCE = 7;

  /** A task that has received nothing yet. */
  static final PublishSchedule START =
      new PublishSchedule(OVER_TICKS + 1, 0, OptionalLong.empty(), 0, 0);

  /** A source sent something. */
  PublishSchedule heard(long nowMs) {
    boolean isOver = silentTicks > OVER_TICKS;
    return new PublishSchedule(
        0,
        isQuiet() ? nowMs : talkingSinceMs,
        isOver ? OptionalLong.empty() : backlogSinceMs,
        restUntilMs,
        isOver ? nowMs : backlogRestUntilMs);
  }

  /** A source sent its progress; one that is up to date ends the backlog of all. */
  PublishSchedule heardOfSource(boolean isBehind, long nowMs) {
    var backlog = isBehind ? OptionalLong.of(backlogSinceMs.orElse(nowMs)) : OptionalLong.empty();
    return new PublishSchedule(
        silentTicks, talkingSinceMs, backlog, restUntilMs, backlogRestUntilMs);
  }

  /** The clock ticked. */
  PublishSchedule ticked() {
    int ticks = Math.min(silentTicks, OVER_TICKS) + 1;
    return new PublishSchedule(
        ticks, talkingSinceMs, backlogSinceMs, restUntilMs, backlogRestUntilMs);
  }

  /** Every row that had changed was published. */
  PublishSchedule published(long rows, long nowMs) {
    long rest = Math.min(rows * 1_000 / ROWS_PER_SECOND, nowMs - talkingSinceMs);
    long backlog = nowMs - backlogSinceMs.orElse(nowMs);
    long backlogRest = Math.min(PATIENCE * backlog, LONGEST_REST.toMillis());
    return new PublishSchedule(
        silentTicks, talkingSinceMs, backlogSinceMs, nowMs + rest, nowMs + backlogRest);
  }

  /** Whether the sources have stopped sending. */
  boolean isQuiet() {
    return silentTicks > SILENT_TICKS;
  }

  /** Whether what has changed is to be published now. */
  boolean isDue(long nowMs) {
    boolean rests =
        nowMs < restUntilMs || (backlogSinceMs.isPresent() && nowMs < backlogRestUntilMs);
    return isQuiet() || !rests;
  }
}
