package io.funnelstreams.streams;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/**
 * Kafka's time for a stream: it begins with the time of day and then goes on evenly, whatever
 * happens to the machine's clock. With that clock itself, no punctuator would run for an hour after
 * it was put back by one.
 */
final class SteadyTime implements Time, WallClock {
  private final Clock clock;
  private final Clock business;
  private final LongSupplier nanos;
  private final long beginMs;
  private final long beginNanos;

  SteadyTime(Clock clock, Clock business, LongSupplier nanos) {
    this.clock = clock;
    this.business = business;
    this.nanos = nanos;
    this.beginMs = clock.millis();
    this.beginNanos = nanos.getAsLong();
  }

  /** The time of this machine, and that of a company. */
  static SteadyTime ofMachine(Clock business) {
    return new SteadyTime(Clock.systemUTC(), business, System::nanoTime);
  }

  @Override
  public Instant at(long steadyMs) {
    return clock.instant();
  }

  @Override
  public Instant businessTimeAt(long steadyMs) {
    return business.instant();
  }

  @Override
  public long milliseconds() {
    return beginMs + TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - beginNanos);
  }

  @Override
  public long nanoseconds() {
    return nanos.getAsLong();
  }

  @Override
  public void sleep(long millis) {
    Time.SYSTEM.sleep(millis);
  }

  @Override
  public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMs)
      throws InterruptedException {
    synchronized (object) {
      while (!condition.get()) {
        long left = deadlineMs - milliseconds();
        if (left <= 0) {
          throw new org.apache.kafka.common.errors.TimeoutException("the condition did not hold");
        }
        object.wait(left);
      }
    }
  }
}
