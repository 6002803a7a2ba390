package io.funnelstreams.serve.read;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Passes changes on to the subscribers, and the status where it has changed. For one thread. */
final class ChangePublisher {
  private static final long STATUS_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * The time of catching up advances for ever; subscribers need not be called for each second of
   * it.
   */
  private static final Duration CAUGHT_UP_STEP = Duration.ofSeconds(5);

  private final ChangeHub hub;
  private final StatusBoard board;
  private Optional<ReadModelStatus> published = Optional.empty();
  private long publishedAt;

  ChangePublisher(ChangeHub hub, StatusBoard board) {
    this.hub = hub;
    this.board = board;
  }

  void cluster(String id) {
    board.clusterId(id);
  }

  void instances(List<StreamsInstance> now) {
    board.instances(now);
  }

  void publish(Changes changes) {
    if (!changes.isEmpty() && board.status().ready()) {
      hub.publish(changes);
    }
  }

  void rebuilt() {
    reset(Changes.REBUILT);
  }

  /** Subscribers have to fetch everything again. */
  void reset(String reason) {
    hub.publish(Changes.reset("", reason));
  }

  /** Publishes the status at most once a second. */
  void status() {
    long now = System.nanoTime();
    if (published.isPresent() && now - publishedAt < STATUS_EVERY_NANOS) {
      return;
    }
    var status = board.status();
    if (published.filter(before -> isNoNews(before, status)).isEmpty()) {
      published = Optional.of(status);
      publishedAt = now;
      hub.publish(Changes.ofStatus(status));
    }
  }

  private static boolean isNoNews(ReadModelStatus before, ReadModelStatus after) {
    boolean isStep =
        after
            .caughtUpTo()
            .filter(
                at ->
                    before
                        .caughtUpTo()
                        .filter(then -> at.isBefore(then.plus(CAUGHT_UP_STEP)))
                        .isEmpty())
            .isPresent();
    return !isStep && before.equals(after.caughtUpTo(before.caughtUpTo()));
  }
}
