package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.failure.FirstCause;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that follows topics. If it cannot go on, it begins again from the offsets in the store,
 * after a pause.
 */
final class FollowerThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FollowerThread.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration END = Duration.ofSeconds(20);

  private final Consumer<BooleanSupplier> following;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  private FollowerThread(String name, Consumer<BooleanSupplier> following) {
    this.following = following;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /**
   * Starts one.
   *
   * @param following follows until the given supplier returns that it is to stop
   */
  static FollowerThread start(String name, Consumer<BooleanSupplier> following) {
    var follower = new FollowerThread(name, following);
    follower.thread.start();
    return follower;
  }

  private void run() {
    while (!isStopped()) {
      try {
        following.accept(this::isStopped);
      } catch (ReadModelUnavailableException e) {
        LOG.debug("{} begins again", thread.getName(), e);
      } catch (KafkaException | StoreException e) {
        LOG.warn("{} pauses and begins again: {}", thread.getName(), FirstCause.of(e));
        pause();
      } catch (RuntimeException e) {
        // Otherwise it ends with the thread, and the model would stop without a log line.
        LOG.error("{} failed and begins again", thread.getName(), e);
        pause();
      }
    }
  }

  private boolean isStopped() {
    return stop.getCount() == 0;
  }

  private void pause() {
    try {
      if (stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("{} is stopped", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
