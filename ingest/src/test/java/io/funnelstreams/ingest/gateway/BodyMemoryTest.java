package io.funnelstreams.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
  private static final int LARGEST = 1 << 20;
  private static final long LIMIT = 32L << 20;
  private static final String GARBAGE = "192.0.2.1";
  private static final String HONEST = "192.0.2.2";

  private final AtomicLong nanos = new AtomicLong();
  private final BodyMemory memory = new BodyMemory(LIMIT, LARGEST, nanos::get);
  private final List<String> givenUp = new ArrayList<>();

  @Test
  void smallBodiesCostNothing() {
    for (int i = 0; i < 2_000; i++) {
      assertThat(claim(GARBAGE).take(BodyMemory.FREE_BYTES)).isTrue();
    }
    assertThat(memory.used()).isZero();
  }

  @Test
  void oneAddressHasAtMostAQuarterAndAnotherOneStillHasItsOwn() {
    int held = 0;
    while (claim(GARBAGE).take(LARGEST)) {
      held++;
    }
    assertThat((long) held * LARGEST)
        .isLessThanOrEqualTo(LIMIT / 4 + (long) held * BodyMemory.FREE_BYTES);
    assertThat(claim(HONEST).take(LARGEST)).isTrue();
    assertThat(givenUp).isEmpty();
  }

  @Test
  void theOldestOfTheAddressMakesRoomWhenItTookItsTime() {
    while (claim(GARBAGE).take(LARGEST)) {
      nanos.incrementAndGet();
    }
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
    long before = memory.used();

    assertThat(claim(GARBAGE).take(LARGEST)).isTrue();
    assertThat(givenUp).hasSize(1);
    assertThat(memory.used()).isEqualTo(before);
  }

  @Test
  void manyAddressesTogetherDoNotKeepOutTheNext() {
    for (int i = 0; i < 200; i++) {
      claim("198.51.100." + i).take(LARGEST);
      nanos.incrementAndGet();
    }
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

    assertThat(claim(HONEST).take(LARGEST)).isTrue();
    assertThat(givenUp).containsExactly("198.51.100.0");
  }

  @Test
  void aBodyThatGaveItsMemoryAwayGetsNoMoreAndGivesNothingBackTwice() {
    var first = claim(GARBAGE);
    first.take(LARGEST);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
    while (givenUp.isEmpty()) {
      assertThat(claim(GARBAGE).take(LARGEST)).isTrue();
    }
    long used = memory.used();

    assertThat(first.take(1)).isFalse();
    first.release();
    assertThat(memory.used()).isEqualTo(used);
  }

  @Test
  void provenCallersHaveABudgetOfTheirOwn() {
    while (claim(GARBAGE).take(LARGEST)) {
      nanos.incrementAndGet();
    }
    var proven = memory.proven();
    assertThat(proven.take(LIMIT)).isTrue();
    assertThat(memory.proven().take(1)).isFalse();
    proven.release();
    proven.release();
    assertThat(memory.proven().take(LIMIT)).isTrue();
  }

  private BodyMemory.Claim claim(String address) {
    return memory.unproven(address, () -> givenUp.add(address));
  }
}
