package io.funnelstreams.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The clock of a company whose days are shorter than the machine's. It stops until it is started
 * and while it is held. Otherwise a day lasts a given time. Once it has caught up with the
 * machine's clock, it follows that clock. For any number of threads.
 */
public final class DemoClock extends Clock {
  private static final long NANOS_OF_DAY = Duration.ofDays(1).toNanos();

  private final Instant begin;
  private final Duration day;
  private final Clock machine;
  private final LongSupplier nanoTime;

  private final AtomicReference<Pace> pace;

  /**
   * How time passes.
   *
   * @param lived days that passed before
   * @param since the machine's nanoseconds since when the clock runs; empty while it is stopped
   */
  private record Pace(double lived, OptionalLong since) {
    static final Pace BEGIN = new Pace(0, OptionalLong.empty());
  }

  DemoClock(Instant begin, Duration day, Clock machine, LongSupplier nanoTime) {
    this(begin, day, machine, nanoTime, new AtomicReference<>(Pace.BEGIN));
  }

  private DemoClock(
      Instant begin,
      Duration day,
      Clock machine,
      LongSupplier nanoTime,
      AtomicReference<Pace> pace) {
    if (day.isZero() || day.isNegative()) {
      throw new IllegalArgumentException("a day of the demo lasts some time, not " + day);
    }
    this.begin = begin;
    this.day = day;
    this.machine = machine;
    this.nanoTime = nanoTime;
    this.pace = pace;
  }

  /**
   * A clock that is stopped at the beginning of a day.
   *
   * @param firstDay the day, in the zone of {@link DemoCompany#ZONE}
   * @param day how long a day lasts
   */
  public static DemoClock standingAt(LocalDate firstDay, Duration day) {
    return new DemoClock(
        firstDay.atStartOfDay(DemoCompany.ZONE).toInstant(),
        day,
        Clock.systemUTC(),
        System::nanoTime);
  }

  /** Starts the clock; without effect where it runs already. */
  public void start() {
    pace.updateAndGet(
        now ->
            now.since().isPresent()
                ? now
                : new Pace(now.lived(), OptionalLong.of(nanoTime.getAsLong())));
  }

  /** Stops the clock until it is started again. */
  public void hold() {
    pace.updateAndGet(now -> new Pace(daysLived(now), OptionalLong.empty()));
  }

  private double daysLived(Pace now) {
    return now.since().isEmpty()
        ? now.lived()
        : now.lived() + (nanoTime.getAsLong() - now.since().getAsLong()) / (double) day.toNanos();
  }

  /** Whether it has caught up with the machine's clock. */
  public boolean isPresent() {
    return !lived().isBefore(machine.instant());
  }

  @Override
  public Instant instant() {
    var lived = lived();
    var now = machine.instant();
    return lived.isBefore(now) ? lived : now;
  }

  private Instant lived() {
    return begin.plusNanos((long) (daysLived(pace.get()) * NANOS_OF_DAY));
  }

  /** The time until an instant of the company; zero where it has passed. */
  public Duration until(Instant instant) {
    var left = Duration.ofMillis(instant.toEpochMilli() - instant().toEpochMilli());
    double share = day.toNanos() / (double) NANOS_OF_DAY;
    return left.isNegative() ? Duration.ZERO : Duration.ofNanos((long) (left.toNanos() * share));
  }

  @Override
  public ZoneId getZone() {
    return machine.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new DemoClock(begin, day, machine.withZone(zone), nanoTime, pace);
  }
}
