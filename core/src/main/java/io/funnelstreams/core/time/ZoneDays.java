package io.funnelstreams.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The days of a zone, remembered: every event asks for a few, and the rules of a zone are searched
 * each time. A day on which clocks change is not remembered, because its hours may come twice.
 */
final class ZoneDays {
  private static final Map<ZoneId, ZoneDays> ZONES = new ConcurrentHashMap<>();

  /** Nearly three years of days. */
  private static final int REMEMBERED = 1_024;

  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  /** Beyond this, milliseconds since 1970 might not be counted in 64 bits. */
  private static final long FAR_SECONDS = 1_000_000_000_000L;

  private final ZoneId zone;
  private final long offsetMs;
  private final AtomicReferenceArray<Day> days = new AtomicReferenceArray<>(REMEMBERED);

  /** A day from its first millisecond up to that of the next day. */
  private record Day(long fromMs, long toMs, LocalDate date) {
    boolean has(long ms) {
      return fromMs <= ms && ms < toMs;
    }
  }

  private ZoneDays(ZoneId zone) {
    this.zone = zone;
    this.offsetMs = zone.getRules().getStandardOffset(Instant.EPOCH).getTotalSeconds() * 1_000L;
  }

  static ZoneDays of(ZoneId zone) {
    return ZONES.computeIfAbsent(zone, ZoneDays::new);
  }

  /** The calendar day of an instant. */
  LocalDate dayOf(Instant instant) {
    if (Math.abs(instant.getEpochSecond()) > FAR_SECONDS) {
      return LocalDate.ofInstant(instant, zone);
    }
    long ms = instant.toEpochMilli();
    int slot = (int) Math.floorMod(Math.floorDiv(ms + offsetMs, DAY_MS), (long) REMEMBERED);
    var known = days.get(slot);
    if (known != null && known.has(ms)) {
      return known.date();
    }
    var date = LocalDate.ofInstant(instant, zone);
    ofOneOffset(date).filter(day -> day.has(ms)).ifPresent(day -> days.set(slot, day));
    return date;
  }

  /** A day; empty where the zone's offset changes on it. */
  private Optional<Day> ofOneOffset(LocalDate date) {
    var from = date.atStartOfDay(zone).toInstant();
    var to = date.plusDays(1).atStartOfDay(zone).toInstant();
    var change = zone.getRules().nextTransition(from.minusMillis(1));
    return change == null || !change.getInstant().isBefore(to)
        ? Optional.of(new Day(from.toEpochMilli(), to.toEpochMilli(), date))
        : Optional.empty();
  }
}
