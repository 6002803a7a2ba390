package io.funnelstreams.core.journey;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a story comes to, as lines such as {@code 2026-01-03 mqls 1} or {@code … mqls emea 1}. */
final class Telling {
  static final FxTable EUROS = FxTable.only(Currency.getInstance("EUR"));

  private Telling() {}

  static JourneyRules rules(Map<String, SegmentPolicy> policies, CustomerTrigger... customerWhen) {
    return new JourneyRules(
        BusinessCalendar.of(ZoneId.of("UTC")), policies, EUROS, Set.of(customerWhen), Map.of());
  }

  static FactRules uncut() {
    return new FactRules(
        rules(Map.of(), CustomerTrigger.DEAL_WON, CustomerTrigger.CONTRACT_SIGNED),
        List.of(List.of()));
  }

  static FactRules byRegion(SegmentPolicy policy) {
    return new FactRules(
        rules(Map.of("region", policy), CustomerTrigger.DEAL_WON, CustomerTrigger.CONTRACT_SIGNED),
        List.of(List.of(), List.of("region")));
  }

  static Journey journey(List<Event> events) {
    return events.stream()
        .reduce(Journey.EMPTY, (journey, event) -> journey.with(event).journey(), Journey::union);
  }

  static List<String> told(Story story, Measure... measures) {
    return told(uncut(), story, measures);
  }

  /** The facts of some measures, added up, in the order of their days. */
  static List<String> told(FactRules rules, Story story, Measure... measures) {
    return lines(rules.factsOf(journey(story.events())), measures);
  }

  static List<String> lines(List<Fact> facts, Measure... measures) {
    return FactRules.difference(List.of(), facts).stream()
        .filter(fact -> Arrays.asList(measures).contains(fact.measure()))
        .map(Telling::line)
        .sorted()
        .toList();
  }

  private static String line(Fact fact) {
    return Stream.of(
            Stream.of(LocalDate.ofEpochDay(fact.epochDay()).toString(), fact.measure().id()),
            fact.segment().stream().map(DimensionValue::folded),
            Stream.of(Long.toString(fact.amount())))
        .flatMap(part -> part)
        .collect(Collectors.joining(" "));
  }
}
