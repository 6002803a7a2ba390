package io.funnelstreams.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final RateLimits limits =
      new RateLimits(
          2,
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  @Test
  void refusesWhatIsBeyondTheRateUntilTimeHasPassed() {
    assertThat(limits.take("a")).isEmpty();
    assertThat(limits.take("a")).isEmpty();
    assertThat(limits.take("a")).hasValue(1);

    nanos.addAndGet(Duration.ofMillis(600).toNanos());

    assertThat(limits.take("a")).isEmpty();
  }

  @Test
  void countsEachPayerForItself() {
    assertThat(limits.take("a")).isEmpty();
    assertThat(limits.take("a")).isEmpty();

    assertThat(limits.take("b")).isEmpty();
  }
}
