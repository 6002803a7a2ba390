package io.funnelstreams.core.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Splits the difference of a KPI between two ranges of days among the segments of a breakdown. An
 * amount is the sum of its segments. A rate is the mean of its segments' rates, weighed by their
 * denominators: a segment's share is there because its own rate changed (rate), or because it
 * weighs more or less while its rate is above or below that of all (mix). Both are taken at the
 * mean of the two ranges, so that neither range is the base and they add up.
 */
public final class SegmentShares {
  /** A rest below this part of the figures is the rounding error of adding doubles. */
  private static final double ROUNDING = 1e-9;

  private SegmentShares() {}

  /** The values of an amount, or of both sides of a rate, in the two ranges. */
  public record Sides(double numeratorBefore, double numerator, double below, double denominator) {
    /** Of an amount, which has no other side. */
    public static Sides of(double before, double actual) {
      return new Sides(before, actual, 1, 1);
    }

    /**
     * Of a rate.
     *
     * @param denominatorBefore 0 where the segment had no amount
     */
    public static Sides rate(
        double numeratorBefore, double denominatorBefore, double numerator, double denominator) {
      return new Sides(numeratorBefore, numerator, denominatorBefore, denominator);
    }

    OptionalDouble before() {
      return quotient(numeratorBefore, below);
    }

    OptionalDouble actual() {
      return quotient(numerator, denominator);
    }

    private static OptionalDouble quotient(double above, double below) {
      return below == 0 ? OptionalDouble.empty() : OptionalDouble.of(above / below);
    }
  }

  /** The differences of an amount. */
  public static List<SegmentShare> ofAmounts(
      Map<Map<String, String>, Sides> segments, Sides whole) {
    var shares = new ArrayList<SegmentShare>();
    segments.forEach(
        (segment, sides) ->
            shares.add(
                new SegmentShare(
                    segment,
                    sides.before(),
                    sides.actual(),
                    sides.numerator() - sides.numeratorBefore(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty())));
    return withRest(shares, whole);
  }

  /** The differences of a rate; none where it has no value in one of the ranges. */
  public static List<SegmentShare> ofRates(Map<Map<String, String>, Sides> segments, Sides whole) {
    if (whole.before().isEmpty() || whole.actual().isEmpty()) {
      return List.of();
    }
    double middle = (whole.before().getAsDouble() + whole.actual().getAsDouble()) / 2;
    var shares = new ArrayList<SegmentShare>();
    segments.forEach((segment, sides) -> shares.add(share(segment, sides, whole, middle)));
    return withRest(shares, whole);
  }

  private static SegmentShare share(
      Map<String, String> segment, Sides sides, Sides whole, double middle) {
    double weight = sides.denominator() / whole.denominator() - sides.below() / whole.below();
    double share =
        sides.numerator() / whole.denominator()
            - sides.numeratorBefore() / whole.below()
            - middle * weight;
    // A segment that was not there had no rate of its own, so all of it is mix.
    double own =
        (sides.before().orElse(sides.actual().orElse(middle))
                + sides.actual().orElse(sides.before().orElse(middle)))
            / 2;
    double mix = weight * (own - middle);
    return new SegmentShare(
        segment,
        sides.before(),
        sides.actual(),
        share,
        OptionalDouble.of(mix),
        OptionalDouble.of(share - mix));
  }

  /**
   * The rest that no segment has, because parties that count once count in several, stays separate.
   */
  private static List<SegmentShare> withRest(List<SegmentShare> shares, Sides whole) {
    double difference = whole.actual().orElse(0) - whole.before().orElse(0);
    double rest = difference - shares.stream().mapToDouble(SegmentShare::share).sum();
    double size = Math.abs(whole.actual().orElse(0)) + Math.abs(whole.before().orElse(0));
    if (Math.abs(rest) > ROUNDING * Math.max(1, size)) {
      shares.add(
          new SegmentShare(
              Map.of(),
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              rest,
              OptionalDouble.empty(),
              OptionalDouble.empty()));
    }
    return List.copyOf(shares);
  }
}
