package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The segment and the value of an open deal, from its opening to its close. At every event that may
 * change either, the old state leaves the stock and the new one enters it.
 */
record DealStock(OracleJourney journey, OracleDealFacts deal) {

  void writeTo(FactSheet sheet) {
    var before = Optional.<Standing>empty();
    for (var event : story()) {
      before.ifPresent(standing -> write(event, standing, -1, sheet));
      if (deal.close().equals(Optional.of(event))) {
        return;
      }
      var after =
          new Standing(sheet.segmentOf(event, deal.events()), deal.amountAt(event, journey, sheet));
      write(event, after, 1, sheet);
      before = Optional.of(after);
    }
  }

  /** The deal's events and the party's, from the opening on. */
  private List<Event> story() {
    var story = new ArrayList<Event>();
    for (var event : journey.events()) {
      boolean open = !story.isEmpty() || event.equals(deal.opening());
      if (open && (deal.events().contains(event) || journey.lead().contains(event))) {
        story.add(event);
      }
    }
    return story;
  }

  private static void write(Event at, Standing standing, long sign, FactSheet sheet) {
    sheet.addIn(standing.segment, OracleMeasure.OPEN_DEALS, at, sign);
    sheet.addIn(standing.segment, OracleMeasure.PIPELINE_AMOUNT, at, sign * standing.amount);
  }

  private record Standing(Map<String, String> segment, long amount) {}
}
