package io.funnelstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong(-5);
  private Instant wall = NOON;
  private final SteadyTime time =
      new SteadyTime(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return wall;
            }
          },
          Clock.fixed(NOON.minus(Duration.ofDays(90)), ZoneOffset.UTC),
          nanos::get);

  @Test
  void goesOnEvenlyWhenTheMachinesClockIsSet() {
    wall = NOON.minus(Duration.ofHours(1));
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());

    assertThat(time.milliseconds()).isEqualTo(NOON.plusSeconds(3).toEpochMilli());
  }

  @Test
  void theTimeOfDayIsThatOfTheMachine() {
    wall = NOON.plus(Duration.ofDays(1));

    assertThat(time.at(time.milliseconds())).isEqualTo(wall);
  }

  @Test
  void theCompanysTimeIsThatOfItsOwnClock() {
    assertThat(time.businessTimeAt(time.milliseconds())).isEqualTo(NOON.minus(Duration.ofDays(90)));
  }
}
