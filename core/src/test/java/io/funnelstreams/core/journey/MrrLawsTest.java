package io.funnelstreams.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.RandomEvents;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of any history of subscriptions, deals, contracts and segments. */
class MrrLawsTest {
  private static final FactRules RULES = JourneyFixture.byRegion(SegmentPolicy.AT_EVENT);
  private static final Map<Measure, Integer> MOVEMENTS =
      Map.of(
          Measure.NEW_MRR, 1,
          Measure.EXPANSION_MRR, 1,
          Measure.REACTIVATION_MRR, 1,
          Measure.CONTRACTION_MRR, -1,
          Measure.CHURNED_MRR, -1);

  /** A measure's amount in a segment on a day. */
  private record Place(List<DimensionValue> segment, LocalDate day) {}

  @Provide
  Arbitrary<List<Event>> histories() {
    return RandomEvents.ofASubscriber().list().ofMaxSize(25);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void mrrAtTheStartAndItsMovementsMakeMrrAtTheEndInEveryPeriodAndSegment(
      @ForAll("histories") List<Event> events) {
    var facts = RULES.factsOf(JourneyFixture.journey(events));
    var movements = new HashMap<Place, Long>();
    MOVEMENTS.forEach(
        (measure, sign) ->
            amounts(facts, measure)
                .forEach((at, amount) -> movements.merge(at, sign * amount, Long::sum)));
    var mrr = amounts(facts, Measure.MRR);
    for (var grain : Grain.values()) {
      assertThat(byPeriod(movements, grain)).isEqualTo(byPeriod(mrr, grain));
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void noSegmentEverHasLessThanNothing(@ForAll("histories") List<Event> events) {
    var facts = RULES.factsOf(JourneyFixture.journey(events));
    for (var measure : List.of(Measure.MRR, Measure.CUSTOMERS, Measure.SUBSCRIBERS)) {
      var amounts = amounts(facts, measure);
      assertThat(amounts.keySet()).allMatch(at -> stock(amounts, at) >= 0);
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void customersAreThoseThatCameLessThoseThatWent(@ForAll("histories") List<Event> events) {
    var facts = RULES.factsOf(JourneyFixture.journey(events));
    assertThat(sum(facts, Measure.CUSTOMERS))
        .isEqualTo(
            sum(facts, Measure.NEW_CUSTOMERS)
                + sum(facts, Measure.REACTIVATED_CUSTOMERS)
                - sum(facts, Measure.CHURNED_CUSTOMERS))
        .isBetween(0L, 1L);
    assertThat(sum(facts, Measure.RENEWALS)).isLessThanOrEqualTo(sum(facts, Measure.RENEWALS_DUE));
  }

  /** Where subscriptions make customers, every subscriber is one. */
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void whoHasMrrIsASubscriberAndACustomer(@ForAll("histories") List<Event> events) {
    var facts = RULES.factsOf(JourneyFixture.journey(events));
    for (var day : days(facts)) {
      boolean hasMrr = through(facts, Measure.MRR, day) > 0;
      assertThat(through(facts, Measure.SUBSCRIBERS, day)).isEqualTo(hasMrr ? 1 : 0);
      assertThat(through(facts, Measure.CUSTOMERS, day)).isGreaterThanOrEqualTo(hasMrr ? 1 : 0);
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void inAPeriodNobodyIsLostTwiceAndNobodyWhoWasNotThere(@ForAll("histories") List<Event> events) {
    var facts = RULES.factsOf(JourneyFixture.journey(events));
    for (var grain : Grain.values()) {
      var measure = DistinctMeasure.CHURNED_SUBSCRIBERS.of(grain);
      for (var day : days(facts)) {
        var first = RULES.rules().calendar().firstDayOf(grain, day);
        boolean before = through(facts, Measure.SUBSCRIBERS, first.minusDays(1)) > 0;
        boolean now = through(facts, Measure.SUBSCRIBERS, day) > 0;
        long lost = through(facts, measure, day) - through(facts, measure, first.minusDays(1));
        assertThat(lost).isEqualTo(before && !now ? 1 : 0);
      }
    }
  }

  private static Map<Place, Long> amounts(List<Fact> facts, Measure measure) {
    var amounts = new HashMap<Place, Long>();
    facts.stream()
        .filter(fact -> fact.measure() == measure)
        .forEach(
            fact ->
                amounts.merge(
                    new Place(fact.segment(), LocalDate.ofEpochDay(fact.epochDay())),
                    fact.amount(),
                    Long::sum));
    return amounts;
  }

  private static Map<Place, Long> byPeriod(Map<Place, Long> amounts, Grain grain) {
    var sums = new HashMap<Place, Long>();
    amounts.forEach(
        (at, amount) ->
            sums.merge(
                new Place(at.segment(), RULES.rules().calendar().firstDayOf(grain, at.day())),
                amount,
                Long::sum));
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  private static long stock(Map<Place, Long> amounts, Place at) {
    return amounts.entrySet().stream()
        .filter(entry -> entry.getKey().segment().equals(at.segment()))
        .filter(entry -> !entry.getKey().day().isAfter(at.day()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static Set<LocalDate> days(List<Fact> facts) {
    var days = new HashSet<LocalDate>();
    facts.forEach(fact -> days.add(LocalDate.ofEpochDay(fact.epochDay())));
    return days;
  }

  private static long through(List<Fact> facts, Measure measure, LocalDate day) {
    return facts.stream()
        .filter(fact -> fact.measure() == measure && fact.epochDay() <= day.toEpochDay())
        .mapToLong(Fact::amount)
        .sum();
  }

  private static long sum(List<Fact> facts, Measure measure) {
    return through(facts, measure, LocalDate.MAX);
  }
}
