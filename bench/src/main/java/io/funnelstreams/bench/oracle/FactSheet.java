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
  private final OracleRates exchange;
  private final OracleSegments segments;
  private final int journey;
  private final List<OracleFact> facts = new ArrayList<>();

  FactSheet(ZoneId zone, OracleRates exchange, OracleSegments segments, int journey) {
    this.zone = zone;
    this.exchange = exchange;
    this.segments = segments;
    this.journey = journey;
  }

  /** Counts one, on the day and in the segment of an event of an entity. */
  void count(OracleMeasure measure, Event at, List<? extends Event> entity) {
    add(measure, at, entity, 1);
  }

  /** Adds an amount, on the day and in the segment of an event of an entity. */
  void add(OracleMeasure measure, Event at, List<? extends Event> entity, long amount) {
    addIn(segmentOf(at, entity), measure, at, amount);
  }

  /** Adds an amount on the day of an event, in a segment that is not that event's. */
  void addIn(Map<String, String> segment, OracleMeasure measure, Event at, long amount) {
    addOn(dayOf(at), segment, measure, amount);
  }

  /** Adds an amount on a day that no event is of. */
  void addOn(LocalDate day, Map<String, String> segment, OracleMeasure measure, long amount) {
    facts.add(new OracleFact(measure, day, segment, amount, journey));
  }

  Map<String, String> segmentOf(Event at, List<? extends Event> entity) {
    return segments.of(at, entity);
  }

  /** Calendar days between two events; negative if the second happened first. */
  long daysBetween(Event from, Event to) {
    return ChronoUnit.DAYS.between(dayOf(from), dayOf(to));
  }

  /** An amount that an event carries, in ten-thousandths of a minor unit of the plan's currency. */
  long convert(Money money, Event carrier) {
    return exchange.convert(money, dayOf(carrier)).orElseThrow();
  }

  OracleRates exchange() {
    return exchange;
  }

  ZoneId zone() {
    return zone;
  }

  LocalDate dayOf(Event event) {
    return new EventDay(zone).of(event);
  }

  List<OracleFact> facts() {
    return facts;
  }
}
