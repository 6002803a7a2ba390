package io.funnelstreams.app.run;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.sink.EventSink;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Counts the events whose date begins its day in the mapping's zone and is another day by the plan.
 * They count on that other day, at worst in another month, although no row is wrong.
 */
public final class ShiftedDays {
  private final ZoneId written;
  private final ZoneId counted;
  private long shifted;
  private Optional<Instant> first = Optional.empty();

  /**
   * A count of nothing.
   *
   * @param written the zone that the mapping names for its dates
   * @param counted the zone of the plan's days
   */
  public ShiftedDays(ZoneId written, ZoneId counted) {
    this.written = written;
    this.counted = counted;
  }

  /** A sink that counts the events of rows on their way to another one. */
  public EventSink counting(EventSink events) {
    return new ObservingSink(events) {
      @Override
      void observe(Event event) {
        count(event);
      }
    };
  }

  private void count(Event event) {
    var shift = datesOf(event).filter(this::isAnotherDay).findFirst();
    shifted += shift.isPresent() ? 1 : 0;
    first = first.or(() -> shift);
  }

  private static Stream<Instant> datesOf(Event event) {
    var occurred = Stream.of(event.header()).filter(header -> !header.allDay());
    var effect = event.effect().stream().filter(time -> !time.allDay());
    return Stream.concat(
        occurred.map(header -> header.occurredAt()), effect.map(time -> time.at()));
  }

  private boolean isAnotherDay(Instant instant) {
    var day = LocalDate.ofInstant(instant, written);
    return day.atStartOfDay(written).toInstant().equals(instant)
        && !LocalDate.ofInstant(instant, counted).equals(day);
  }

  /** What the person who reads the files has to know; empty where every date keeps its day. */
  public Optional<String> notice() {
    return first.map(
        instant ->
            String.format(
                Locale.ROOT,
                "  %,8d  %s on another day: the mapping's dates begin in %s, the plan's time_zone"
                    + " is %s; the first, %s, counts on %s. Give the plan the mapping's zone, or"
                    + " leave 'zone' out of the mapping",
                shifted,
                shifted == 1 ? "event counts" : "events count",
                written,
                counted,
                LocalDate.ofInstant(instant, written),
                LocalDate.ofInstant(instant, counted)));
  }
}
