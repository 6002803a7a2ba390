package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.DealEvent;
import java.util.List;
import java.util.Optional;

/**
 * One deal.
 *
 * @param events all of the deal's events, in order
 */
record DealFacts(List<DealEvent> events) {

  DealEvent opening() {
    return events.get(0);
  }

  /** The event that won the deal, if it stands as won after everything that happened to it. */
  Optional<DealEvent> win() {
    return close().filter(event -> event.type() == DealEvent.Type.WON);
  }

  void writeTo(FactSheet sheet) {
    sheet.count(Measure.DEALS_OPENED, opening(), events);
    sheet.count(Measure.OPEN_DEALS, opening(), events);
    close().ifPresent(close -> writeClose(close, sheet));
    writePipeline(sheet);
  }

  private void writeClose(DealEvent close, FactSheet sheet) {
    boolean won = close.type() == DealEvent.Type.WON;
    sheet.count(won ? Measure.DEALS_WON : Measure.DEALS_LOST, close, events);
    sheet.count(won ? Measure.WON_BY_OPENING : Measure.LOST_BY_OPENING, opening(), events);
    sheet.add(Measure.OPEN_DEALS, close, events, -1);
    if (won) {
      sheet.add(Measure.WON_AMOUNT, close, events, lastAmount(sheet));
      sheet.add(Measure.CYCLE_DAYS, close, events, sheet.daysBetween(opening(), close));
    }
  }

  /** What stands as the close: the first of the last unbroken run of one outcome. */
  private Optional<DealEvent> close() {
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

  private long lastAmount(FactSheet sheet) {
    long amount = 0;
    for (var event : events) {
      amount = event.amount().map(money -> sheet.convert(money, event)).orElse(amount);
    }
    return amount;
  }

  /** The amount goes in as it becomes known and leaves, as then known, with the standing close. */
  private void writePipeline(FactSheet sheet) {
    long inPipeline = 0;
    for (var event : events) {
      long known = inPipeline;
      long amount = event.amount().map(money -> sheet.convert(money, event)).orElse(known);
      sheet.add(Measure.PIPELINE_AMOUNT, event, events, amount - inPipeline);
      inPipeline = amount;
      if (close().equals(Optional.of(event))) {
        sheet.add(Measure.PIPELINE_AMOUNT, event, events, -inPipeline);
        return;
      }
    }
  }
}
