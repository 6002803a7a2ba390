package io.funnelstreams.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.RandomEvents;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class LastEventFactsTest {
  private static final List<FactRules> RULES =
      List.of(
          JourneyFixture.wholeCompany(),
          JourneyFixture.byRegion(SegmentPolicy.AT_EVENT),
          JourneyFixture.byRegion(SegmentPolicy.FIRST),
          JourneyFixture.byRegion(SegmentPolicy.CURRENT),
          withSignaturesAlone());

  private static FactRules withSignaturesAlone() {
    return new FactRules(
        new JourneyRules(
            BusinessCalendar.of(ZoneId.of("UTC")),
            Map.of(),
            JourneyFixture.EUROS,
            Set.of(CustomerTrigger.CONTRACT_SIGNED),
            Map.of()),
        List.of(List.of(), List.of("region")));
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    return RandomEvents.ofOneParty()
        .map(LastEventFactsTest::withoutTimeAtMidnight)
        .list()
        .ofMaxSize(30);
  }

  private static Event withoutTimeAtMidnight(Event event) {
    var at = event.header().occurredAt().atOffset(ZoneOffset.UTC);
    return at.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? event.withHeader(event.header().onDay(at.toLocalDate()))
        : event;
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void whatTheLastEventChangesIsTheDifferenceOfAllFacts(@ForAll("histories") List<Event> history) {
    var events = new ArrayList<>(history);
    events.sort(Event.JOURNEY_ORDER);
    for (var rules : RULES) {
      var before = Journey.EMPTY;
      for (var event : events) {
        var after = before.with(event).journey();
        check(rules, before, after, event);
        before = after;
      }
    }
    Statistics.label("calls").coverage(of -> of.check("quick").count(many -> many > 100));
    Statistics.label("leads").coverage(of -> of.check("quick").count(many -> many > 100));
    Statistics.label("deals").coverage(of -> of.check("quick").count(many -> many > 100));
    Statistics.label("contracts").coverage(of -> of.check("quick").count(many -> many > 100));
  }

  private static void check(FactRules rules, Journey before, Journey after, Event event) {
    var quick = LastEventFacts.of(rules, JourneyDifference.between(before, after));
    Statistics.label(event.family().name().toLowerCase(Locale.ROOT) + "s")
        .collect(quick.isPresent() ? "quick" : "slow");
    quick.ifPresent(
        facts ->
            assertThat(facts)
                .as("facts of %s", event)
                .containsExactlyInAnyOrderElementsOf(
                    FactRules.difference(rules.factsOf(before), rules.factsOf(after))));
  }
}
