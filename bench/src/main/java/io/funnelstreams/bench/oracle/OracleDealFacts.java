package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One deal.
 *
 * @param events all of the deal's events, in order
 */
record OracleDealFacts(List<DealEvent> events) {

  DealEvent opening() {
    return events.get(0);
  }

  /** The event that won the deal, if it stands as won after everything that happened to it. */
  Optional<DealEvent> win() {
    return close().filter(event -> event.type() == DealEvent.Type.WON);
  }

  void writeTo(FactSheet sheet) {
    sheet.count(OracleMeasure.DEALS_OPENED, opening(), events);
    close().ifPresent(close -> writeClose(close, sheet));
  }

  private void writeClose(DealEvent close, FactSheet sheet) {
    boolean won = close.type() == DealEvent.Type.WON;
    sheet.count(won ? OracleMeasure.DEALS_WON : OracleMeasure.DEALS_LOST, close, events);
    sheet.count(
        won ? OracleMeasure.WON_BY_OPENING : OracleMeasure.LOST_BY_OPENING, opening(), events);
    if (won) {
      sheet.add(OracleMeasure.WON_AMOUNT, close, events, amountAfterAll(sheet));
      sheet.add(OracleMeasure.CYCLE_DAYS, close, events, sheet.daysBetween(opening(), close));
    }
  }

  /** The event that counts as the close: the first of the last unbroken run of one outcome. */
  Optional<DealEvent> close() {
    var close = Optional.<DealEvent>empty();
    for (var event : events) {
      switch (event.type()) {
        case WON, LOST -> {
          if (!close.map(DealEvent::type).equals(Optional.of(event.type()))) {
            close = Optional.of(event);
          }
        }
        case REOPENED -> close = Optional.empty();
        case OPENED, STAGE_CHANGED, AMOUNT_CHANGED -> {}
      }
    }
    return close;
  }

  /** The last amount that any of the deal's events carried; else zero. */
  private long amountAfterAll(FactSheet sheet) {
    return lastAmount(events, sheet);
  }

  /** The last amount that the deal's events carried up to an event of its journey; else zero. */
  long amountAt(Event at, OracleJourney journey, FactSheet sheet) {
    var until = new ArrayList<>(events);
    until.retainAll(journey.until(at));
    return lastAmount(until, sheet);
  }

  private static long lastAmount(List<DealEvent> events, FactSheet sheet) {
    long amount = 0;
    for (var event : events) {
      amount = event.amount().map(money -> sheet.convert(money, event)).orElse(amount);
    }
    return amount;
  }
}
