package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.EffectiveTime;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The part of a plan that decides the facts of a journey.
 *
 * @param calendar decides the day of an instant
 * @param policies the dimensions that are not counted {@link SegmentPolicy#AT_EVENT}
 * @param fx converts amounts into the plan's currency
 * @param customerDefinition what makes a party a customer
 * @param allowedLateness how old an event may be when it is recorded, by family; a family that is
 *     not named has no horizon
 * @param domainAuthorityFloor the domain authority that a site needs for its guest post to count
 * @param profile classifies facts in a dimension of its own; empty where the plan has none
 */
public record JourneyRules(
    BusinessCalendar calendar,
    Map<String, SegmentPolicy> policies,
    FxTable fx,
    Set<CustomerTrigger> customerDefinition,
    Map<Family, Duration> allowedLateness,
    int domainAuthorityFloor,
    Optional<IdealCustomerProfile> profile) {
  /** The floor of a plan that names none. */
  public static final int DEFAULT_DOMAIN_AUTHORITY_FLOOR = 40;

  public JourneyRules {
    policies = Map.copyOf(policies);
    customerDefinition = Set.copyOf(customerDefinition);
    allowedLateness = Map.copyOf(allowedLateness);
  }

  /** Rules without a profile of the ideal customer. */
  public JourneyRules(
      BusinessCalendar calendar,
      Map<String, SegmentPolicy> policies,
      FxTable fx,
      Set<CustomerTrigger> customerDefinition,
      Map<Family, Duration> allowedLateness,
      int domainAuthorityFloor) {
    this(
        calendar,
        policies,
        fx,
        customerDefinition,
        allowedLateness,
        domainAuthorityFloor,
        Optional.empty());
  }

  /** Rules with the usual floor of domain authority. */
  public JourneyRules(
      BusinessCalendar calendar,
      Map<String, SegmentPolicy> policies,
      FxTable fx,
      Set<CustomerTrigger> customerDefinition,
      Map<Family, Duration> allowedLateness) {
    this(
        calendar,
        policies,
        fx,
        customerDefinition,
        allowedLateness,
        DEFAULT_DOMAIN_AUTHORITY_FLOOR);
  }

  /**
   * An amount of an event in {@link Money#SUMMED_UNITS} to a minor unit of the plan's currency, at
   * the rate of the event's day.
   *
   * @throws IllegalStateException where there is no rate; such an event is not admitted
   */
  long inPlanCurrency(Money money, Event event) {
    return fx.convert(money, dayOf(event))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "an event without a rate is not admitted: " + event.header().key()));
  }

  /** The day that an event counts on: a spend's own, else that of its instant. */
  public LocalDate dayOf(Event event) {
    return event.ownDay().orElseGet(() -> calendar.dayOf(event.header().occurredAt()));
  }

  /** The day from which on the content of an event holds. */
  public LocalDate effectiveDayOf(Event event) {
    return event.effect().map(from -> calendar.dayOf(from.at())).orElseGet(() -> dayOf(event));
  }

  /** An event as a journey takes it: an all-day event begins with its day in the plan's zone. */
  public Event resolved(Event event) {
    return placed(event, start -> calendar.startOf(LocalDate.ofInstant(start, ZoneOffset.UTC)));
  }

  /** An event of a journey as it was before: an all-day event is written as midnight UTC. */
  public Event asWritten(Event event) {
    return placed(event, start -> calendar.dayOf(start).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static Event placed(Event event, UnaryOperator<Instant> start) {
    var header = event.header();
    var occurred =
        header.allDay()
            ? event.withHeader(header.withOccurredAt(start.apply(header.occurredAt())))
            : event;
    return occurred
        .effect()
        .filter(EffectiveTime::allDay)
        .map(from -> occurred.withEffectiveAt(start.apply(from.at())))
        .orElse(occurred);
  }

  /** The policy of a dimension. */
  public SegmentPolicy policyOf(String dimension) {
    return policies.getOrDefault(dimension, SegmentPolicy.AT_EVENT);
  }
}
