package io.funnelstreams.core.journey;

import java.util.ArrayList;
import java.util.List;

/** The facts of a party's subscriptions: their worth together, and their renewals. */
final class SubscriptionFacts {
  private SubscriptionFacts() {}

  /** Adds the facts where they are touched and returns the party's MRR, day by day. */
  static List<CustomerDay> all(
      EventsByEntity itinerary, JourneyRules rules, AffectedEntities touched, FactCollector facts) {
    var subscriptions = new ArrayList<List<SubscriptionDay>>(itinerary.subscriptions().size());
    for (var steps : itinerary.subscriptions().values()) {
      var subscription = Subscription.of(steps, rules.calendar());
      subscriptions.add(SubscriptionDay.of(subscription, rules, facts));
      if (touched.subscriptions()) {
        new RenewalFacts(subscription, rules, facts).add();
      }
    }
    var days = SubscriptionCohort.assign(CustomerDay.of(subscriptions), facts.dimensions());
    if (touched.subscriptions()) {
      MrrFacts.add(days, facts);
      SubscriberChurn.add(days, rules.calendar(), facts);
    }
    return days;
  }
}
