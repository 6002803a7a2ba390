package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.money.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The facts of one journey, as they are written down. */
final class FactSheet {
  private final ZoneId zone;
  private final Exchange exchange;
  private final Segments segments;
  private final int journey;
  private final List<Fact> facts = new ArrayList<>();

  FactSheet(ZoneId zone, Exchange exchange, Segments segments, int journey) {
    this.zone = zone;
    this.exchange = exchange;
    this.segments = segments;
    this.journey = journey;
  }

  /** Counts one, on the day and in the segment of an event of an entity. */
  void count(Measure measure, Event at, List<? extends Event> entity) {
    add(measure, at, entity, 1);
  }

  /** Adds an amount, on the day and in the segment of an event of an entity. */
  void add(Measure measure, Event at, List<? extends Event> entity, long amount) {
    addIn(segmentOf(at, entity), measure, at, amount);
  }

  /** Adds an amount on the day of an event, in a segment that is not that event's. */
  void addIn(Map<String, String> segment, Measure measure, Event at, long amount) {
    addOn(dayOf(at), segment, measure, amount);
  }

  /** Adds an amount on a day that no event is of. */
  void addOn(LocalDate day, Map<String, String> segment, Measure measure, long amount) {
    facts.add(new Fact(measure, day, segment, amount, journey));
  }

  Map<String, String> segmentOf(Event at, List<? extends Event> entity) {
    return segments.of(at, entity);
  }

  /** Calendar days between two events; negative where the second came first. */
  long daysBetween(Event from, Event to) {
    return ChronoUnit.DAYS.between(dayOf(from), dayOf(to));
  }

  /** An amount that an event carries, in the plan's currency. */
  long convert(Money money, Event carrier) {
    return exchange.convert(money, dayOf(carrier)).orElseThrow();
  }

  Exchange exchange() {
    return exchange;
  }

  ZoneId zone() {
    return zone;
  }

  LocalDate dayOf(Event event) {
    return new EventDay(zone).of(event);
  }

  List<Fact> facts() {
    return facts;
  }
}
