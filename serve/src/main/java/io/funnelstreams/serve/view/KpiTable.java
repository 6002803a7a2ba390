package io.funnelstreams.serve.view;

import io.funnelstreams.core.time.Period;
import io.funnelstreams.core.time.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The last row of every key, in columns. Two years of days by a few segments are half a million
 * rows: as objects with texts of their own they need 600 bytes each, in columns 85.
 */
final class KpiTable {
  private static final int CHUNK = 4_096;
  private static final int PRESENT = 1;
  private static final int VALUE = 2;
  private static final int NUMERATOR = 4;
  private static final int DENOMINATOR = 8;
  private static final int SAMPLE = 16;
  private static final int PROVISIONAL = 32;
  private static final int NO_REASON = -1;

  private final String definition;
  private final Numbered<String> texts = new Numbered<>();
  private final Numbered<DatedPeriod> periods = new Numbered<>();
  private final Numbered<Map<String, String>> segments = new Numbered<>();
  private final Numbered<List<String>> missing = new Numbered<>();
  private final SlotIndex slots = new SlotIndex();
  private final List<Chunk> chunks = new ArrayList<>();

  /** A period as rows name it. */
  private record DatedPeriod(Period period, TimeRange instants) {}

  /** The columns of some rows. */
  private static final class Chunk {
    private final double[] value = new double[CHUNK];
    private final double[] numerator = new double[CHUNK];
    private final double[] denominator = new double[CHUNK];
    private final long[] sample = new long[CHUNK];
    private final long[] asOfMs = new long[CHUNK];
    private final int[] kpi = new int[CHUNK];
    private final int[] period = new int[CHUNK];
    private final int[] segment = new int[CHUNK];
    private final int[] unit = new int[CHUNK];
    private final int[] reason = new int[CHUNK];
    private final int[] missing = new int[CHUNK];
    private final byte[] flags = new byte[CHUNK];
  }

  /** A table of rows of one definition. */
  KpiTable(String definition) {
    this.definition = definition;
  }

  /** Keeps a row in place of the one that had its key. */
  void put(String key, KpiRow row) {
    int slot = slots.slotOf(packed(key));
    while (slot / CHUNK >= chunks.size()) {
      chunks.add(new Chunk());
    }
    var chunk = chunks.get(slot / CHUNK);
    int at = slot % CHUNK;
    chunk.value[at] = row.value().orElse(0);
    chunk.numerator[at] = row.numerator().orElse(0);
    chunk.denominator[at] = row.denominator().orElse(0);
    chunk.sample[at] = row.sampleSize().orElse(0);
    chunk.asOfMs[at] = row.asOf().toEpochMilli();
    chunk.kpi[at] = texts.of(row.kpi());
    chunk.period[at] = periods.of(new DatedPeriod(row.period(), row.instants()));
    chunk.segment[at] = segments.of(row.segment());
    chunk.unit[at] = texts.of(row.unit());
    chunk.reason[at] = row.reason().map(texts::of).orElse(NO_REASON);
    chunk.missing[at] = missing.of(row.missing());
    chunk.flags[at] = (byte) flags(row);
  }

  /** Takes a row away; its place is kept for the day its key has a row again. */
  void remove(String key) {
    int slot = slots.find(packed(key));
    if (slot >= 0) {
      chunks.get(slot / CHUNK).flags[slot % CHUNK] = 0;
    }
  }

  /** A key is {@code kpi/period/segment}: the parts after the KPI are the same for all KPIs. */
  private long packed(String key) {
    int slash = key.indexOf('/');
    int kpi = texts.of(slash < 0 ? key : key.substring(0, slash));
    int rest = texts.of(slash < 0 ? "" : key.substring(slash));
    return ((long) kpi << Integer.SIZE) | rest;
  }

  private static int flags(KpiRow row) {
    return PRESENT
        | (row.value().isPresent() ? VALUE : 0)
        | (row.numerator().isPresent() ? NUMERATOR : 0)
        | (row.denominator().isPresent() ? DENOMINATOR : 0)
        | (row.sampleSize().isPresent() ? SAMPLE : 0)
        | (row.provisional() ? PROVISIONAL : 0);
  }

  /** The rows that are wanted, in the order of {@link KpiRow#ORDER}; made anew each time. */
  Iterable<KpiRow> sorted(Predicate<KpiRow> wanted) {
    var order = new ArrayList<Integer>();
    for (int slot = 0; slot < slots.size(); slot++) {
      if (isPresent(slot) && wanted.test(row(slot))) {
        order.add(slot);
      }
    }
    var ranks = new Ranks();
    order.sort(
        Comparator.comparingInt((Integer slot) -> ranks.kpis[chunk(slot).kpi[slot % CHUNK]])
            .thenComparingInt(slot -> ranks.periods[chunk(slot).period[slot % CHUNK]])
            .thenComparingInt(slot -> ranks.segments[chunk(slot).segment[slot % CHUNK]]));
    return () -> order.stream().map(this::row).iterator();
  }

  /** Places in the order of the rows, so that comparing two rows compares numbers. */
  private final class Ranks {
    private final int[] kpis = texts.ranks(Comparator.naturalOrder());
    private final int[] periods =
        KpiTable.this.periods.ranks(
            Comparator.comparing((DatedPeriod dated) -> dated.period().grain())
                .thenComparing(dated -> dated.period().firstDay()));
    private final int[] segments =
        KpiTable.this.segments.ranks(
            Comparator.comparing(segment -> new TreeMap<>(segment).toString()));
  }

  private Chunk chunk(int slot) {
    return chunks.get(slot / CHUNK);
  }

  private boolean isPresent(int slot) {
    return (chunk(slot).flags[slot % CHUNK] & PRESENT) != 0;
  }

  private KpiRow row(int slot) {
    var chunk = chunk(slot);
    int at = slot % CHUNK;
    int flags = chunk.flags[at];
    var dated = periods.get(chunk.period[at]);
    return new KpiRow(
        texts.get(chunk.kpi[at]),
        dated.period(),
        dated.instants(),
        segments.get(chunk.segment[at]),
        figure(flags & VALUE, chunk.value[at]),
        figure(flags & NUMERATOR, chunk.numerator[at]),
        figure(flags & DENOMINATOR, chunk.denominator[at]),
        (flags & SAMPLE) == 0 ? OptionalLong.empty() : OptionalLong.of(chunk.sample[at]),
        texts.get(chunk.unit[at]),
        (flags & PROVISIONAL) != 0,
        chunk.reason[at] == NO_REASON ? Optional.empty() : Optional.of(texts.get(chunk.reason[at])),
        missing.get(chunk.missing[at]),
        Instant.ofEpochMilli(chunk.asOfMs[at]),
        definition);
  }

  private static OptionalDouble figure(int isPresent, double figure) {
    return isPresent == 0 ? OptionalDouble.empty() : OptionalDouble.of(figure);
  }
}
