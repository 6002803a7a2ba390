package io.funnelstreams.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DemoClockTest {
  private static final Instant BEGIN = Instant.parse("2026-08-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

  private final AtomicLong nanos = new AtomicLong(-3);
  private final DemoClock clock =
      new DemoClock(BEGIN, Duration.ofSeconds(2), Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);

  @Test
  void standsStillUntilItIsStarted() {
    pass(Duration.ofHours(1));

    assertThat(clock.instant()).isEqualTo(BEGIN);
    assertThat(clock.until(BEGIN.plusSeconds(1))).isPositive();
  }

  @Test
  void passesADayInTheGivenTime() {
    clock.start();
    pass(Duration.ofSeconds(3));

    assertThat(clock.instant()).isEqualTo(BEGIN.plus(Duration.ofHours(36)));
    assertThat(clock.isPresent()).isFalse();
  }

  @Test
  void knowsHowLongItTakesUntilAnInstant() {
    clock.start();

    assertThat(clock.until(BEGIN.plus(Duration.ofDays(1)))).isEqualTo(Duration.ofSeconds(2));
    assertThat(clock.until(BEGIN.minusSeconds(1))).isZero();
  }

  @Test
  void goesOnWithTheMachinesClockOnceItHasCaughtUp() {
    clock.start();
    pass(Duration.ofHours(1));

    assertThat(clock.instant()).isEqualTo(NOW);
    assertThat(clock.isPresent()).isTrue();
  }

  @Test
  void startsOnceAndSharesItsTimeWithItsViewOfAnotherZone() {
    var berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
    clock.start();
    pass(Duration.ofSeconds(2));
    clock.start();

    assertThat(berlin.instant()).isEqualTo(BEGIN.plus(Duration.ofDays(1)));
    assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void standsStillWhileItIsHeldAndGoesOnFromThere() {
    clock.start();
    pass(Duration.ofSeconds(2));
    clock.hold();
    pass(Duration.ofSeconds(30));

    assertThat(clock.instant()).isEqualTo(BEGIN.plus(Duration.ofDays(1)));

    clock.start();
    pass(Duration.ofSeconds(4));

    assertThat(clock.instant()).isEqualTo(BEGIN.plus(Duration.ofDays(3)));
  }

  @Test
  void refusesADayWithoutLength() {
    assertThatThrownBy(() -> new DemoClock(BEGIN, Duration.ZERO, Clock.systemUTC(), nanos::get))
        .hasMessageContaining("lasts some time");
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
