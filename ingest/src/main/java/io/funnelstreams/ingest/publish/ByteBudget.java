package io.funnelstreams.ingest.publish;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A budget of bytes of memory, which callers take and give back. It never waits. Any thread may use
 * it.
 */
public final class ByteBudget {
  private final long limit;
  private final AtomicLong used = new AtomicLong();

  /** A budget of some bytes, all of them free. */
  public ByteBudget(long limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a budget of " + limit + " bytes takes nothing");
    }
    this.limit = limit;
  }

  /** Takes bytes; false where they are not free, and then none are taken. */
  public boolean take(long bytes) {
    if (used.addAndGet(bytes) <= limit) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  /** Gives bytes back that were taken. */
  public void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }

  public long used() {
    return used.get();
  }

  public long limit() {
    return limit;
  }
}
