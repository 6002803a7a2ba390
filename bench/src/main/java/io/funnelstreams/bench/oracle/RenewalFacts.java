package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.SubscriptionEvent;
import java.util.Optional;

/** The terms of one subscription: when each was due, and whether it was renewed. */
record RenewalFacts(Subscription subscription) {

  void writeTo(FactSheet sheet) {
    var term = Optional.<SubscriptionEvent>empty();
    for (var event : subscription.standing()) {
      if (event.type() == SubscriptionEvent.Type.RENEWED) {
        term.ifPresent(told -> write(told, true, sheet));
        term = Optional.empty();
      }
      if (event.termEnd().isPresent()) {
        term = Optional.of(event);
      }
    }
    term.ifPresent(told -> write(told, false, sheet));
  }

  private void write(SubscriptionEvent told, boolean renewed, FactSheet sheet) {
    var day = told.termEnd().orElseThrow();
    var begin = day.atStartOfDay(sheet.zone()).toInstant();
    if (subscription.statusBefore(begin) == Subscription.Status.ENDED) {
      return;
    }
    var segment = sheet.segmentOf(told, subscription.events());
    sheet.addOn(day, segment, Measure.RENEWALS_DUE, 1);
    if (renewed) {
      sheet.addOn(day, segment, Measure.RENEWED, 1);
    }
  }
}
