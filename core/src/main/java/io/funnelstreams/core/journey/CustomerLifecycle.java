package io.funnelstreams.core.journey;

import java.util.List;
import java.util.Optional;

/**
 * A customer from its beginning on. A customer with subscriptions stops being one when its MRR
 * falls to 0, and is one again when its MRR rises above 0. A customer that never had a subscription
 * does not stop.
 */
final class CustomerLifecycle {
  private final FactCollector facts;

  /** Where it counts; empty while it is no customer. */
  private Optional<List<DimensionValue>> segment = Optional.empty();

  private CustomerLifecycle(FactCollector facts) {
    this.facts = facts;
  }

  /**
   * Adds the facts of a customer.
   *
   * @param days the party's MRR at the end of each day on which it can have changed
   */
  static void add(CustomerFacts.Beginning beginning, List<CustomerDay> days, FactCollector facts) {
    facts.at(Measure.NEW_CUSTOMERS, beginning.day(), beginning.segment(), 1);
    var life = new CustomerLifecycle(facts);
    var known = days.stream().filter(day -> day.day() <= beginning.day()).toList();
    var first = known.isEmpty() ? CustomerDay.NONE : known.get(known.size() - 1);
    life.move(beginning.day(), first.largest().or(() -> Optional.of(beginning.segment())));
    var before = CustomerDay.NONE;
    for (var day : days) {
      if (day.day() >= beginning.day()) {
        life.follow(before, day);
      }
      before = day;
    }
  }

  private void follow(CustomerDay before, CustomerDay day) {
    if (day.isSubscriber()) {
      if (segment.isEmpty()) {
        facts.at(Measure.REACTIVATED_CUSTOMERS, day.day(), day.largest().orElseThrow(), 1);
      }
      move(day.day(), day.largest());
    } else if (before.isSubscriber()) {
      segment.ifPresent(left -> facts.at(Measure.CHURNED_CUSTOMERS, day.day(), left, 1));
      move(day.day(), Optional.empty());
    }
  }

  private void move(int day, Optional<List<DimensionValue>> to) {
    if (!segment.equals(to)) {
      segment.ifPresent(from -> facts.at(Measure.CUSTOMERS, day, from, -1));
      to.ifPresent(into -> facts.at(Measure.CUSTOMERS, day, into, 1));
      segment = to;
    }
  }
}
