package io.funnelstreams.serve.read;

import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.SegmentQuery;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The way of a query through the keys of KPI rows: at every key it decides whether the row may be
 * wanted, or else at which key to go on, so that unwanted rows are skipped.
 */
final class KpiScan {
  /** The order of the store, which differs from that of Java's texts beyond the first plane. */
  private static final Comparator<String> BY_BYTES =
      Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  /** Behind every label. */
  private static final String LAST_LABEL = String.valueOf(Character.MAX_VALUE);

  private static final int LAST_YEAR = 9999;

  private final TreeSet<String> kpis;
  private final TreeSet<Integer> grains;
  private final TreeSet<byte[]> segments = new TreeSet<>(Arrays::compareUnsigned);
  private final Optional<LocalDate> from;
  private final Optional<LocalDate> to;

  KpiScan(KpiQuery query) {
    this.kpis = new TreeSet<>(BY_BYTES);
    this.kpis.addAll(query.kpis());
    this.grains =
        query.grains().stream()
            .map(KpiStoreKey::place)
            .collect(Collectors.toCollection(TreeSet::new));
    this.from = query.from();
    this.to = query.to();
    query.segments().stream().map(KpiScan::part).forEach(segments::add);
    // A breakdown that is wanted whole holds those of its segments that are wanted too.
    segments.removeIf(part -> segments.stream().anyMatch(other -> isLonger(part, other)));
  }

  private static boolean isLonger(byte[] part, byte[] other) {
    return part.length > other.length && StoreText.begins(part, other);
  }

  private static byte[] part(SegmentQuery segment) {
    var values =
        segment.values().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> NormalizedText.folded(entry.getValue())));
    return KpiStoreKey.segmentPart(segment.dimensions(), values);
  }

  /** The first key of the scan. */
  byte[] first() {
    return kpis.isEmpty() ? new byte[0] : KpiStoreKey.kpiPrefix(kpis.first());
  }

  /**
   * The key to go on at instead of this key: the key itself if its row may be wanted; empty if no
   * more rows are wanted.
   */
  Optional<byte[]> from(byte[] bytes) {
    var key = KpiStoreKey.of(bytes);
    if (!kpis.isEmpty() && !kpis.contains(key.kpi())) {
      return Optional.ofNullable(kpis.higher(key.kpi())).map(KpiStoreKey::kpiPrefix);
    }
    if (!grains.isEmpty() && !grains.contains(key.grain())) {
      var next = grains.higher(key.grain());
      return Optional.of(
          next == null
              ? StoreText.behind(KpiStoreKey.kpiPrefix(key.kpi()))
              : KpiStoreKey.grainPrefix(key.kpi(), next));
    }
    return Optional.of(fromSegment(key, bytes));
  }

  private byte[] fromSegment(KpiStoreKey key, byte[] bytes) {
    var grainPrefix = KpiStoreKey.grainPrefix(key.kpi(), key.grain());
    var part = Arrays.copyOfRange(bytes, grainPrefix.length, bytes.length);
    if (!segments.isEmpty() && !isWanted(part)) {
      var next = segments.higher(part);
      return next == null ? StoreText.behind(grainPrefix) : StoreText.joined(grainPrefix, next);
    }
    return fromLabel(key, bytes);
  }

  private boolean isWanted(byte[] part) {
    var floor = segments.floor(part);
    return floor != null && StoreText.begins(part, floor);
  }

  private byte[] fromLabel(KpiStoreKey key, byte[] bytes) {
    var lowest = from.map(day -> lowestLabel(key.grain(), day)).orElse("");
    if (key.label().compareTo(lowest) < 0) {
      return new KpiStoreKey(key.kpi(), key.grain(), key.dimensions(), key.values(), lowest)
          .bytes();
    }
    var highest = to.map(day -> highestLabel(key.grain(), day)).orElse(key.label());
    return key.label().compareTo(highest) > 0 ? StoreText.behind(key.segmentPrefix()) : bytes;
  }

  /** No label of a period that begins on this day or later lies before this one. */
  private static String lowestLabel(int grain, LocalDate day) {
    if (grain == KpiStoreKey.place(Grain.DAY)) {
      return day.toString();
    }
    // The month that the day lies in may have begun before it; the row itself has its first day.
    return grain == KpiStoreKey.place(Grain.MONTH) ? YearMonth.from(day).toString() : "";
  }

  /** No label of a period that begins on this day or earlier lies behind this one. */
  private static String highestLabel(int grain, LocalDate day) {
    if (day.getYear() > LAST_YEAR) {
      return LAST_LABEL;
    }
    if (grain == KpiStoreKey.place(Grain.DAY)) {
      return day.toString();
    }
    return grain == KpiStoreKey.place(Grain.MONTH) ? YearMonth.from(day).toString() : LAST_LABEL;
  }
}
