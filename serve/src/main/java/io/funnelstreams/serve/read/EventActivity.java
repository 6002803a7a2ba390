package io.funnelstreams.serve.read;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.schemas.avro.LeadType;
import io.funnelstreams.schemas.registry.EventHeaderReader.EventTimes;
import io.funnelstreams.serve.read.SourceActivity.ChangeCounts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many events each source sent, by family, by day and within the last hour. One thread counts,
 * any thread may ask.
 */
final class EventActivity {
  private static final byte[] ZONE = "activity/zone".getBytes(StandardCharsets.UTF_8);
  private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();
  private static final int MINUTES = 60;

  private final ReadStore store;
  private final Map<Stream, Totals> totals = new HashMap<>();
  private final Map<Day, Long> days = new HashMap<>();
  private final Map<Minute, Long> minutes = new HashMap<>();
  private Optional<ZoneId> zone;
  private long cleanedMinute;
  private volatile Optional<Instant> lastEventAt = Optional.empty();

  /** The events of a family from a source. */
  private record Stream(String source, Family family) {
    byte[] key() {
      return StoreText.joined(StoreText.bytes(source), StoreText.bytes(family.name()));
    }
  }

  private record Day(String source, long epochDay) {
    byte[] key() {
      return StoreText.joined(StoreText.bytes(source), StoreText.bytes(epochDay));
    }
  }

  private record Minute(Stream stream, long minute) {
    byte[] key() {
      return StoreText.joined(stream.key(), StoreText.bytes(minute));
    }
  }

  private record Totals(
      long events, long lastOccurredMs, long lastRecordedMs, ChangeCounts changes) {
    static final Totals NONE = new Totals(0, Long.MIN_VALUE, Long.MIN_VALUE, ChangeCounts.NONE);

    static Totals of(byte[] value) {
      var bytes = ByteBuffer.wrap(value);
      return new Totals(
          bytes.getLong(),
          bytes.getLong(),
          bytes.getLong(),
          new ChangeCounts(bytes.getLong(), bytes.getLong(), bytes.getLong()));
    }

    Totals with(Family family, EventTimes event) {
      boolean stands = !event.withdrawn() && family == Family.LEAD;
      return new Totals(
          events + 1,
          Math.max(lastOccurredMs, event.occurredAtMs()),
          Math.max(lastRecordedMs, event.recordedAtMs()),
          new ChangeCounts(
              changes.takenBack() + (event.withdrawn() ? 1 : 0),
              changes.merged() + (stands && event.type().equals(LeadType.MERGED.name()) ? 1 : 0),
              changes.deleted()
                  + (stands && event.type().equals(LeadType.DELETED.name()) ? 1 : 0)));
    }

    byte[] bytes() {
      return ByteBuffer.allocate(6 * Long.BYTES)
          .putLong(events)
          .putLong(lastOccurredMs)
          .putLong(lastRecordedMs)
          .putLong(changes.takenBack())
          .putLong(changes.merged())
          .putLong(changes.deleted())
          .array();
    }
  }

  private EventActivity(ReadStore store) {
    this.store = store;
    this.zone =
        store
            .get(StoreTable.META, ZONE)
            .map(value -> ZoneId.of(new String(value, StandardCharsets.UTF_8)));
  }

  /** The activity that a store has. */
  static EventActivity load(ReadStore store) {
    var activity = new EventActivity(store);
    activity.lastEventAt =
        activity.totals().values().stream()
            .map(each -> Instant.ofEpochMilli(each.lastOccurredMs()))
            .max(Instant::compareTo);
    return activity;
  }

  /** The zone whose days events are counted on; empty while none is. */
  Optional<ZoneId> zone() {
    return zone;
  }

  /** Counts on the days of a zone from now on, everything from the beginning. */
  void begin(ZoneId days, StoreBatch batch) {
    zone = Optional.of(days);
    lastEventAt = Optional.empty();
    batch.clear(StoreTable.ACTIVITY);
    batch.clear(StoreTable.ACTIVITY_BY_DAY);
    batch.clear(StoreTable.ACTIVITY_BY_MINUTE);
    batch.put(StoreTable.META, ZONE, days.getId().getBytes(StandardCharsets.UTF_8));
  }

  /** Counts an event. */
  void count(Family family, EventTimes event) {
    var stream = new Stream(event.source(), family);
    var before =
        totals.computeIfAbsent(
            stream,
            key -> store.get(StoreTable.ACTIVITY, key.key()).map(Totals::of).orElse(Totals.NONE));
    totals.put(stream, before.with(family, event));
    var occurred = Instant.ofEpochMilli(event.occurredAtMs());
    long day = LocalDate.ofInstant(occurred, zone.orElseThrow()).toEpochDay();
    days.merge(new Day(event.source(), day), 1L, Long::sum);
    minutes.merge(new Minute(stream, event.recordedAtMs() / MINUTE_MS), 1L, Long::sum);
  }

  /** Moves what was counted into a batch. */
  void moveTo(StoreBatch batch) {
    totals.forEach((stream, sum) -> batch.put(StoreTable.ACTIVITY, stream.key(), sum.bytes()));
    totals.values().stream()
        .map(sum -> Instant.ofEpochMilli(sum.lastOccurredMs()))
        .max(Instant::compareTo)
        .filter(at -> lastEventAt.filter(before -> !before.isBefore(at)).isEmpty())
        .ifPresent(at -> lastEventAt = Optional.of(at));
    days.forEach((day, more) -> add(StoreTable.ACTIVITY_BY_DAY, day.key(), more, batch));
    minutes.forEach(
        (minute, more) -> add(StoreTable.ACTIVITY_BY_MINUTE, minute.key(), more, batch));
    totals.clear();
    days.clear();
    minutes.clear();
  }

  private void add(StoreTable table, byte[] key, long more, StoreBatch batch) {
    long before = store.get(table, key).map(value -> ByteBuffer.wrap(value).getLong()).orElse(0L);
    batch.put(table, key, ByteBuffer.allocate(Long.BYTES).putLong(before + more).array());
  }

  /** Deletes the minutes that lie more than an hour back, once a minute. */
  void clean(Instant now, StoreBatch batch) {
    long minute = now.toEpochMilli() / MINUTE_MS;
    if (minute == cleanedMinute) {
      return;
    }
    cleanedMinute = minute;
    try (var cursor = store.snapshot().cursor(StoreTable.ACTIVITY_BY_MINUTE)) {
      var entry = cursor.seek(ReadStore.firstKey());
      while (entry.isPresent()) {
        if (minute(entry.get().key()) <= minute - MINUTES) {
          batch.delete(StoreTable.ACTIVITY_BY_MINUTE, entry.get().key());
        }
        entry = cursor.next();
      }
    }
  }

  private static long minute(byte[] key) {
    return StoreText.number(ByteBuffer.wrap(key, key.length - Long.BYTES, Long.BYTES));
  }

  private static Stream stream(ByteBuffer key) {
    return new Stream(StoreText.text(key), Family.valueOf(StoreText.text(key)));
  }

  /** When the latest event of all happened. */
  Optional<Instant> lastEventAt() {
    return lastEventAt;
  }

  /** What each source has sent, in the order of source and family. */
  List<SourceActivity> bySource(Clock clock) {
    var lastHour = lastHour(clock.instant().toEpochMilli() / MINUTE_MS);
    var sources = new ArrayList<SourceActivity>();
    totals()
        .forEach(
            (stream, sum) ->
                sources.add(
                    new SourceActivity(
                        stream.source(),
                        stream.family(),
                        sum.events(),
                        Instant.ofEpochMilli(sum.lastOccurredMs()),
                        Instant.ofEpochMilli(sum.lastRecordedMs()),
                        lastHour.getOrDefault(stream, 0L),
                        sum.changes())));
    return List.copyOf(sources);
  }

  private Map<Stream, Totals> totals() {
    var all = new LinkedHashMap<Stream, Totals>();
    try (var cursor = store.snapshot().cursor(StoreTable.ACTIVITY)) {
      var entry = cursor.seek(ReadStore.firstKey());
      while (entry.isPresent()) {
        all.put(stream(ByteBuffer.wrap(entry.get().key())), Totals.of(entry.get().value()));
        entry = cursor.next();
      }
    }
    return all;
  }

  private Map<Stream, Long> lastHour(long thisMinute) {
    var sums = new HashMap<Stream, Long>();
    try (var cursor = store.snapshot().cursor(StoreTable.ACTIVITY_BY_MINUTE)) {
      var entry = cursor.seek(ReadStore.firstKey());
      while (entry.isPresent()) {
        if (minute(entry.get().key()) > thisMinute - MINUTES) {
          sums.merge(
              stream(ByteBuffer.wrap(entry.get().key())),
              ByteBuffer.wrap(entry.get().value()).getLong(),
              Long::sum);
        }
        entry = cursor.next();
      }
    }
    return sums;
  }

  /** How many events of a source happened on each day, in the order of days. */
  List<DayActivity> byDay(String source, LocalDate from, LocalDate to) {
    var days = new ArrayList<DayActivity>();
    var last = new Day(source, to.toEpochDay()).key();
    try (var cursor = store.snapshot().cursor(StoreTable.ACTIVITY_BY_DAY)) {
      var entry = cursor.seek(new Day(source, from.toEpochDay()).key());
      while (entry.isPresent() && Arrays.compareUnsigned(entry.get().key(), last) <= 0) {
        var key = ByteBuffer.wrap(entry.get().key());
        StoreText.text(key);
        days.add(
            new DayActivity(
                LocalDate.ofEpochDay(StoreText.number(key)),
                ByteBuffer.wrap(entry.get().value()).getLong()));
        entry = cursor.next();
      }
    }
    return List.copyOf(days);
  }
}
