package io.funnelstreams.core.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DayBucketsTest {
  @Property
  void aBucketIsExactUpToAHundredAndWithinHalfAPercentBeyond(
      @ForAll @IntRange(min = -40_000, max = 40_000) int days) {
    double middle = DayBuckets.middleOf(DayBuckets.bucketOf(days));
    double tolerance = Math.abs(days) <= 100 ? 0 : Math.abs(days) * 0.005;
    assertThat(middle).isCloseTo(days, within(tolerance));
  }

  @Property
  void bucketsAreInTheOrderOfWhatTheyHold(@ForAll @IntRange(min = -40_000, max = 40_000) int days) {
    assertThat(DayBuckets.bucketOf(days)).isLessThanOrEqualTo(DayBuckets.bucketOf(days + 1));
  }
}
