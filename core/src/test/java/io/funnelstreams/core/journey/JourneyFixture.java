package io.funnelstreams.core.journey;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.time.BusinessCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The facts of a story, as lines such as {@code 2026-01-03 mqls 1} or {@code … mqls emea 1}. */
final class JourneyFixture {
  static final FxTable EUROS = FxTable.only(Currency.getInstance("EUR"));

  private JourneyFixture() {}

  static JourneyRules rules(
      Map<String, SegmentPolicy> policies, CustomerTrigger... customerDefinition) {
    return new JourneyRules(
        BusinessCalendar.of(ZoneId.of("UTC")),
        policies,
        EUROS,
        Set.of(customerDefinition),
        Map.of());
  }

  static FactRules wholeCompany() {
    return new FactRules(rules(Map.of(), CustomerTrigger.values()), List.of(List.of()));
  }

  static FactRules companyIn(String zone) {
    return wholeCompany(BusinessCalendar.of(ZoneId.of(zone)), EUROS);
  }

  /** A dollar is 90 cents in January 2026 and 80 from February on. */
  static FactRules withDollars() {
    var rates =
        new TreeMap<>(
            Map.of(
                LocalDate.parse("2026-01-01"), new BigDecimal("0.9"),
                LocalDate.parse("2026-02-01"), new BigDecimal("0.8")));
    var fx = new FxTable(EUROS.into(), Map.of(Currency.getInstance("USD"), rates));
    return wholeCompany(BusinessCalendar.of(ZoneId.of("UTC")), fx);
  }

  private static FactRules wholeCompany(BusinessCalendar calendar, FxTable fx) {
    var triggers = Set.of(CustomerTrigger.values());
    return new FactRules(
        new JourneyRules(calendar, Map.of(), fx, triggers, Map.of()), List.of(List.of()));
  }

  static FactRules byRegion(SegmentPolicy policy) {
    return new FactRules(
        rules(Map.of("region", policy), CustomerTrigger.values()),
        List.of(List.of(), List.of("region")));
  }

  static Journey journey(List<Event> events) {
    return events.stream()
        .reduce(Journey.EMPTY, (journey, event) -> journey.with(event).journey(), Journey::union);
  }

  static List<String> observed(Story story, Measure... measures) {
    return observed(wholeCompany(), story, measures);
  }

  /** The facts of some measures, added up, in the order of their days. */
  static List<String> observed(FactRules rules, Story story, Measure... measures) {
    return lines(rules.factsOf(journey(story.events())), measures);
  }

  static List<String> lines(List<Fact> facts, Measure... measures) {
    return FactRules.difference(List.of(), facts).stream()
        .filter(fact -> Arrays.asList(measures).contains(fact.measure()))
        .map(JourneyFixture::line)
        .sorted()
        .toList();
  }

  private static String line(Fact fact) {
    return Stream.of(
            Stream.of(LocalDate.ofEpochDay(fact.epochDay()).toString(), fact.measure().id()),
            fact.segment().stream().map(DimensionValue::folded),
            Stream.of(amount(fact)))
        .flatMap(part -> part)
        .collect(Collectors.joining(" "));
  }

  /** Money is kept to a ten-thousandth of a cent; MRR is reported in euros, the rest in cents. */
  private static String amount(Fact fact) {
    int decimals = fact.measure().id().endsWith("mrr") ? 6 : 4;
    return fact.measure().kind() == Measure.Kind.MONEY
        ? BigDecimal.valueOf(fact.amount(), decimals).stripTrailingZeros().toPlainString()
        : Long.toString(fact.amount());
  }
}
