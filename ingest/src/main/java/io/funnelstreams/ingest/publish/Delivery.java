package io.funnelstreams.ingest.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The delivery of some records to the broker. For the caller it ends with the first record that
 * fails or the last that is acknowledged. Its memory is free when the producer holds none of them
 * any more.
 */
final class Delivery {
  private final CompletableFuture<Void> acknowledged = new CompletableFuture<>();
  private final AtomicInteger open;
  private final Runnable ended;

  Delivery(int records, Runnable ended) {
    this.open = new AtomicInteger(records);
    this.ended = ended;
  }

  CompletableFuture<Void> acknowledged() {
    return acknowledged;
  }

  void recordAcknowledged() {
    one();
  }

  void recordFailed(PublishException failure) {
    acknowledged.completeExceptionally(failure);
    one();
  }

  private void one() {
    if (open.decrementAndGet() == 0) {
      ended.run();
      acknowledged.complete(null);
    }
  }
}
