package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.SubscriptionEvent;
import java.util.Optional;

/** The terms of one subscription: when each was due, and whether it was renewed. */
record OracleRenewalFacts(OracleSubscription subscription) {

  void writeTo(FactSheet sheet) {
    var term = Optional.<SubscriptionEvent>empty();
    for (var event : subscription.standing()) {
      if (event.type() == SubscriptionEvent.Type.RENEWED) {
        term.ifPresent(observed -> write(observed, true, sheet));
        term = Optional.empty();
      }
      if (event.termEnd().isPresent()) {
        term = Optional.of(event);
      }
    }
    term.ifPresent(observed -> write(observed, false, sheet));
  }

  private void write(SubscriptionEvent observed, boolean renewed, FactSheet sheet) {
    var day = observed.termEnd().orElseThrow();
    var begin = day.atStartOfDay(sheet.zone()).toInstant();
    if (subscription.statusBefore(begin) == OracleSubscription.Status.ENDED) {
      return;
    }
    var segment = sheet.segmentOf(observed, subscription.events());
    sheet.addOn(day, segment, OracleMeasure.RENEWALS_DUE, 1);
    if (renewed) {
      sheet.addOn(day, segment, OracleMeasure.RENEWED, 1);
    }
  }
}
