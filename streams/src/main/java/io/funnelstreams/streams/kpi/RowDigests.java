package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the topic has of each row, as a number of 64 bits, so that a row is published where it has
 * changed and not wherever it may have: a level may change on every day since the first, and most
 * of these rows stay as they are, or never were. Two rows, or two contents of a row, would have to
 * share both numbers to be taken for one. It belongs to one task and is forgotten with it.
 */
final class RowDigests {
  private static final long NO_ROW = 1;
  private static final int SMALLEST = 1 << 10;

  /** Whether a row that is not known here is not on the topic. */
  private final boolean complete;

  /** Two numbers for each row, the first 0 where there is none. */
  private long[] table = new long[2 * SMALLEST];

  private int size;

  private RowDigests(boolean complete) {
    this.complete = complete;
  }

  /** The topic has no row of these yet. */
  static RowDigests ofNone() {
    return new RowDigests(true);
  }

  /** The topic may have any row of these. */
  static RowDigests unknown() {
    return new RowDigests(false);
  }

  /**
   * Whether a row has to be published for the topic to have it as it is, or not to have it where it
   * is empty. It counts as published from now on.
   *
   * @param provisional what the record says of the row's period
   */
  boolean replace(KpiKey key, Optional<KpiValue> value, boolean provisional) {
    long row = number(key);
    long digest = value.map(present -> digest(key, present, provisional)).orElse(NO_ROW);
    int at = find(row);
    boolean isNew = table[at] == 0;
    if (isNew ? complete && value.isEmpty() : table[at + 1] == digest) {
      return false;
    }
    table[at] = row;
    table[at + 1] = digest;
    if (isNew) {
      size++;
      grow();
    }
    return true;
  }

  private int find(long row) {
    int mask = table.length / 2 - 1;
    int at = (int) (row >>> 32) & mask;
    while (table[2 * at] != 0 && table[2 * at] != row) {
      at = (at + 1) & mask;
    }
    return 2 * at;
  }

  private void grow() {
    if (4 * size <= table.length) {
      return;
    }
    var before = table;
    table = new long[2 * before.length];
    for (int i = 0; i < before.length; i += 2) {
      if (before[i] != 0) {
        int at = find(before[i]);
        table[at] = before[i];
        table[at + 1] = before[i + 1];
      }
    }
  }

  private static long number(KpiKey key) {
    long number = mixed(mixed(1, key.period().grain().name()), key.kpi());
    long row = mixed(mixed(number, key.period().label()), key.segment().key());
    return row == 0 ? 1 : row;
  }

  private static long digest(KpiKey key, KpiValue value, boolean provisional) {
    long digest = provisional ? 2 : 3;
    digest = mixed(digest, value.value());
    digest = mixed(digest, value.numerator());
    digest = mixed(digest, value.denominator());
    digest = mixed(digest, value.sampleSize().orElse(-1));
    digest = mixed(digest, value.reason().map(Enum::name).orElse(""));
    for (var missing : value.missing()) {
      digest = mixed(digest, missing.id());
    }
    for (var shown : key.segment().values()) {
      digest = mixed(digest, shown.shown());
    }
    return digest == NO_ROW ? 0 : digest;
  }

  private static long mixed(long number, OptionalDouble value) {
    return value.isPresent()
        ? mixed(number + 1, Double.doubleToLongBits(value.getAsDouble()))
        : mixed(number, 0);
  }

  private static long mixed(long number, String text) {
    long mixed = mixed(number, text.length());
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * 0x100000001B3L;
    }
    return mixed(mixed, 0);
  }

  private static long mixed(long number, long more) {
    long mixed = (number ^ more) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    return mixed ^ (mixed >>> 29);
  }
}
