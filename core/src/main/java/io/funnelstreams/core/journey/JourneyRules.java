package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * What of a plan decides the facts of a journey.
 *
 * @param calendar decides the day of an instant
 * @param policies the dimensions that are not counted {@link SegmentPolicy#AT_EVENT}
 * @param fx converts amounts into the plan's currency
 * @param customerWhen what makes a party a customer
 * @param lateness how old an event may be when it is recorded, by family; a family that is not
 *     named has no horizon
 */
public record JourneyRules(
    BusinessCalendar calendar,
    Map<String, SegmentPolicy> policies,
    FxTable fx,
    Set<CustomerTrigger> customerWhen,
    Map<Family, Duration> lateness) {
  public JourneyRules {
    policies = Map.copyOf(policies);
    customerWhen = Set.copyOf(customerWhen);
    lateness = Map.copyOf(lateness);
  }

  /** The day that an event counts on: a spend's own, else that of its instant. */
  public LocalDate dayOf(Event event) {
    return event instanceof SpendEvent spend
        ? spend.day()
        : calendar.dayOf(event.header().occurredAt());
  }

  /** The policy of a dimension. */
  public SegmentPolicy policyOf(String dimension) {
    return policies.getOrDefault(dimension, SegmentPolicy.AT_EVENT);
  }
}
