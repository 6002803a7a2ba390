package io.funnelstreams.serve.read;

import io.funnelstreams.core.time.Grain;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The key of a KPI row in the store: by KPI, grain, breakdown, segment and period, so that the rows
 * of a series and of a breakdown are adjacent, in the order of time. It follows from the topic's
 * key alone, because a tombstone has nothing else.
 *
 * @param grain the grain's place, from 1 on
 * @param dimensions the breakdown, in the order of names, joined by commas; empty for the company
 * @param values the segment's values as the topic's key has them, in that order
 * @param label the period's label, whose order within a grain is that of time
 */
record KpiStoreKey(String kpi, int grain, String dimensions, String values, String label) {
  private static final char SEPARATOR = '/';
  private static final String FISCAL_YEAR = "FY";

  /** The key of a row by its key on the topic; empty if that does not have our format. */
  static Optional<KpiStoreKey> parse(String topicKey) {
    int kpiEnd = topicKey.indexOf(SEPARATOR);
    int grainEnd = topicKey.indexOf(SEPARATOR, kpiEnd + 1);
    if (kpiEnd < 0 || grainEnd < 0) {
      return Optional.empty();
    }
    // The labels of fiscal years have the separator in them: FY2026/27-Q1.
    boolean fiscal = topicKey.startsWith(FISCAL_YEAR, grainEnd + 1);
    int within = fiscal ? topicKey.indexOf(SEPARATOR, grainEnd + 1) : grainEnd;
    int labelEnd = within < 0 ? within : topicKey.indexOf(SEPARATOR, within + 1);
    if (labelEnd < 0) {
      return Optional.empty();
    }
    var label = topicKey.substring(grainEnd + 1, labelEnd);
    return grain(topicKey.substring(kpiEnd + 1, grainEnd))
        .flatMap(
            grain ->
                of(topicKey.substring(0, kpiEnd), grain, topicKey.substring(labelEnd + 1), label));
  }

  private static Optional<Grain> grain(String name) {
    return Arrays.stream(Grain.values())
        .filter(grain -> grain.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  private static Optional<KpiStoreKey> of(String kpi, Grain grain, String segment, String label) {
    var values = new TreeMap<String, String>();
    for (var part : segment.isEmpty() ? new String[0] : segment.split(",", -1)) {
      // Values have no equals sign of their own.
      int equals = part.lastIndexOf('=');
      if (equals < 0) {
        return Optional.empty();
      }
      values.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return Optional.of(
        new KpiStoreKey(
            kpi,
            place(grain),
            String.join(",", values.keySet()),
            String.join(",", values.values()),
            label));
  }

  /** The number of a grain in keys. */
  static int place(Grain grain) {
    return switch (grain) {
      case DAY -> 1;
      case WEEK -> 2;
      case MONTH -> 3;
      case QUARTER -> 4;
      case YEAR -> 5;
      case TOTAL -> 6;
    };
  }

  /** The key as bytes. */
  byte[] bytes() {
    return StoreText.joined(segmentPrefix(), label.getBytes(StandardCharsets.UTF_8));
  }

  /** The prefix of the keys of one series. */
  byte[] segmentPrefix() {
    return StoreText.joined(
        grainPrefix(kpi, grain), StoreText.bytes(dimensions), StoreText.bytes(values));
  }

  /** The prefix of the keys of a KPI. */
  static byte[] kpiPrefix(String kpi) {
    return StoreText.bytes(kpi);
  }

  /** The prefix of the keys of a KPI and a grain. */
  static byte[] grainPrefix(String kpi, int grain) {
    return StoreText.joined(kpiPrefix(kpi), new byte[] {(byte) grain});
  }

  /**
   * The prefix of the keys of a breakdown, after KPI and grain; with all values, that of one
   * segment.
   *
   * @param segment dimension to value in the folded form; values may be missing
   */
  static byte[] segmentPart(Collection<String> dimensions, Map<String, String> segment) {
    var sorted = dimensions.stream().sorted().toList();
    var breakdown = StoreText.bytes(String.join(",", sorted));
    if (!segment.keySet().containsAll(sorted)) {
      return breakdown;
    }
    var values = sorted.stream().map(segment::get).map(KpiStoreKey::escaped).toList();
    return StoreText.joined(breakdown, StoreText.bytes(String.join(",", values)));
  }

  /** As the keys of the topic escape values. */
  private static String escaped(String value) {
    return value.replace("%", "%25").replace(",", "%2C").replace("=", "%3D");
  }

  /**
   * The key of bytes.
   *
   * @throws IllegalArgumentException where they are none
   */
  static KpiStoreKey of(byte[] bytes) {
    var key = ByteBuffer.wrap(bytes);
    try {
      var kpi = StoreText.text(key);
      int grain = key.get();
      var dimensions = StoreText.text(key);
      var values = StoreText.text(key);
      var label = StandardCharsets.UTF_8.decode(key).toString();
      return new KpiStoreKey(kpi, grain, dimensions, values, label);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("the bytes are no key of a KPI row", e);
    }
  }
}
