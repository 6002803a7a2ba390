package io.funnelstreams.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.RandomEvents;
import io.funnelstreams.core.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JourneyLawsTest {
  @Provide
  Arbitrary<List<Event>> histories() {
    return RandomEvents.ofOneParty().list().ofMaxSize(30);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theOrderAndRepetitionOfDeliveriesChangeNothing(
      @ForAll("histories") List<Event> events, @ForAll Random random) {
    var again = new ArrayList<>(events);
    again.addAll(events);
    Collections.shuffle(again, random);
    assertThat(JourneyFixture.journey(again).versions())
        .isEqualTo(JourneyFixture.journey(events).versions());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theUnionOfPartsIsTheWhole(@ForAll("histories") List<Event> events, @ForAll Random random) {
    int split = random.nextInt(events.size() + 1);
    var one = JourneyFixture.journey(events.subList(0, split));
    var other = JourneyFixture.journey(events.subList(split, events.size()));
    var whole = JourneyFixture.journey(events).versions();
    assertThat(one.union(other).versions()).isEqualTo(whole);
    assertThat(other.union(one).versions()).isEqualTo(whole);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void whatAnEventCanTouchIsAllThatChanges(@ForAll("histories") List<Event> events) {
    for (var rules :
        List.of(
            JourneyFixture.wholeCompany(),
            JourneyFixture.byRegion(SegmentPolicy.AT_EVENT),
            JourneyFixture.byRegion(SegmentPolicy.FIRST),
            JourneyFixture.byRegion(SegmentPolicy.CURRENT))) {
      var before = Journey.EMPTY;
      for (var event : events) {
        var after = before.with(event).journey();
        assertThat(rules.difference(before, after))
            .containsExactlyInAnyOrderElementsOf(
                FactRules.difference(rules.factsOf(before), rules.factsOf(after)));
        before = after;
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theDifferencesAddUpToTheFacts(@ForAll("histories") List<Event> events) {
    var rules = JourneyFixture.byRegion(SegmentPolicy.CURRENT);
    var sum = new FactDelta();
    var before = Journey.EMPTY;
    for (var event : events) {
      var after = before.with(event).journey();
      rules.difference(before, after).forEach(sum::add);
      before = after;
    }
    assertThat(sum.facts())
        .containsExactlyInAnyOrderElementsOf(
            FactRules.difference(List.of(), rules.factsOf(before)));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aDifferenceAndItsReverseCancel(
      @ForAll("histories") List<Event> one, @ForAll("histories") List<Event> other) {
    var rules = JourneyFixture.byRegion(SegmentPolicy.AT_EVENT);
    var sum = new FactDelta();
    rules.difference(JourneyFixture.journey(one), JourneyFixture.journey(other)).forEach(sum::add);
    rules.difference(JourneyFixture.journey(other), JourneyFixture.journey(one)).forEach(sum::add);
    assertThat(sum.facts()).isEmpty();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void openDealsAreThoseOpenedLessThoseWonAndLost(@ForAll("histories") List<Event> events) {
    var facts = JourneyFixture.wholeCompany().factsOf(JourneyFixture.journey(events));
    long stock = sum(facts, Measure.OPEN_DEALS);
    assertThat(stock)
        .isEqualTo(
            sum(facts, Measure.DEALS_OPENED)
                - sum(facts, Measure.DEALS_WON)
                - sum(facts, Measure.DEALS_LOST));
  }

  private static long sum(List<Fact> facts, Measure measure) {
    return facts.stream().filter(fact -> fact.measure() == measure).mapToLong(Fact::amount).sum();
  }
}
