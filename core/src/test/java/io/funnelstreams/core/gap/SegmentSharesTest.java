package io.funnelstreams.core.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.gap.SegmentShares.Sides;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SegmentSharesTest {
  private static final Map<String, String> PAID = Map.of("channel", "paid");
  private static final Map<String, String> PARTNER = Map.of("channel", "partner");

  @Example
  void amountIsSumOfItsSegments() {
    var shares =
        SegmentShares.ofAmounts(
            Map.of(PAID, Sides.of(100, 80), PARTNER, Sides.of(50, 90)), Sides.of(150, 170));

    assertThat(share(shares, PAID).share()).isEqualTo(-20);
    assertThat(share(shares, PARTNER).share()).isEqualTo(40);
    assertThat(share(shares, PAID).mix()).isEmpty();
    assertThat(shares).hasSize(2);
  }

  @Example
  void rateThatFellByMixAloneHasNoShareOfRates() {
    // Paid wins one in ten, partners one in two, before and now; paid doubled.
    var shares =
        SegmentShares.ofRates(
            Map.of(PAID, Sides.rate(10, 100, 20, 200), PARTNER, Sides.rate(50, 100, 50, 100)),
            Sides.rate(60, 200, 70, 300));

    assertThat(share(shares, PAID).rate().getAsDouble()).isCloseTo(0, within(1e-12));
    assertThat(share(shares, PARTNER).rate().getAsDouble()).isCloseTo(0, within(1e-12));
    assertThat(sum(shares)).isCloseTo(70 / 300.0 - 60 / 200.0, within(1e-12));
    assertThat(share(shares, PAID).mix().getAsDouble()).isNegative();
  }

  @Example
  void rateThatFellInOneSegmentAloneHasNoShareOfMix() {
    var shares =
        SegmentShares.ofRates(
            Map.of(PAID, Sides.rate(20, 100, 10, 100), PARTNER, Sides.rate(50, 100, 50, 100)),
            Sides.rate(70, 200, 60, 200));

    assertThat(share(shares, PAID).rate().getAsDouble()).isCloseTo(-0.05, within(1e-12));
    assertThat(share(shares, PAID).mix().getAsDouble()).isZero();
    assertThat(share(shares, PARTNER).share()).isCloseTo(0, within(1e-12));
  }

  @Example
  void segmentThatWasNotThereIsAllMix() {
    var shares =
        SegmentShares.ofRates(
            Map.of(PAID, Sides.rate(10, 100, 10, 100), PARTNER, Sides.rate(0, 0, 50, 100)),
            Sides.rate(10, 100, 60, 200));

    assertThat(share(shares, PARTNER).rate().getAsDouble()).isCloseTo(0, within(1e-12));
    assertThat(share(shares, PARTNER).before()).isEmpty();
    assertThat(sum(shares)).isCloseTo(0.2, within(1e-12));
  }

  @Example
  void whatIsInNoSegmentStaysApart() {
    var shares = SegmentShares.ofAmounts(Map.of(PAID, Sides.of(1, 3)), Sides.of(1, 7));

    assertThat(share(shares, Map.of()).share()).isEqualTo(4);
  }

  @Example
  void rateWithoutValueHasNoShares() {
    assertThat(SegmentShares.ofRates(Map.of(PAID, Sides.rate(0, 0, 1, 2)), Sides.rate(0, 0, 1, 2)))
        .isEmpty();
  }

  /** Also where segments have no amount in one of the ranges, or more above than below. */
  @Property
  void sharesAddUpToTheDifference(
      @ForAll @Size(min = 1, max = 6) List<@Size(4) List<@IntRange(max = 9) Integer>> drawn) {
    var segments = new LinkedHashMap<Map<String, String>, Sides>();
    var sums = new double[4];
    for (int i = 0; i < drawn.size(); i++) {
      var of = drawn.get(i);
      segments.put(
          Map.of("channel", "c" + i), Sides.rate(of.get(0), of.get(1), of.get(2), of.get(3)));
      for (int j = 0; j < 4; j++) {
        sums[j] += of.get(j);
      }
    }

    var shares = SegmentShares.ofRates(segments, Sides.rate(sums[0], sums[1], sums[2], sums[3]));

    if (sums[1] == 0 || sums[3] == 0) {
      assertThat(shares).isEmpty();
    } else {
      assertThat(shares).hasSize(drawn.size());
      assertThat(sum(shares)).isCloseTo(sums[2] / sums[3] - sums[0] / sums[1], within(1e-9));
      assertThat(shares)
          .allSatisfy(
              each ->
                  assertThat(each.mix().orElseThrow() + each.rate().orElseThrow())
                      .isCloseTo(each.share(), within(1e-12)));
    }
  }

  private static double sum(List<SegmentShare> shares) {
    return shares.stream().mapToDouble(SegmentShare::share).sum();
  }

  private static SegmentShare share(List<SegmentShare> shares, Map<String, String> segment) {
    return shares.stream().filter(each -> each.segment().equals(segment)).findFirst().orElseThrow();
  }
}
