package io.funnelstreams.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;

/** Compares tables of label and number. */
final class Figures {
  /** The expected figures are written with six decimals. */
  static final Offset<Double> AS_WRITTEN = Offset.offset(1e-6);

  /** How far a median, which is read from buckets, may be off. */
  static final Percentage OF_A_MEDIAN = Percentage.withPercentage(1);

  private Figures() {}

  static void assertSame(Map<String, Double> actual, Map<String, Double> expected) {
    assertThat(actual).containsOnlyKeys(expected.keySet());
    var softly = new SoftAssertions();
    expected.forEach(
        (label, number) ->
            softly.assertThat(actual.get(label)).as(label).isCloseTo(number, AS_WRITTEN));
    softly.assertAll();
  }

  static void assertSameMedians(Map<String, Double> actual, Map<String, Double> expected) {
    assertThat(actual).containsOnlyKeys(expected.keySet());
    var softly = new SoftAssertions();
    expected.forEach(
        (label, number) ->
            softly.assertThat(actual.get(label)).as(label).isCloseTo(number, OF_A_MEDIAN));
    softly.assertAll();
  }

  /** Without labels that have no value: a month without deals may be there as 0 or not at all. */
  static Map<String, Double> withoutZeros(Map<String, Double> numbers) {
    var others = new TreeMap<>(numbers);
    others.values().removeIf(number -> number == 0);
    return others;
  }
}
