package io.funnelstreams.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.journey.SegmentPolicy;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any events in any order give the same result as loops over all of them. */
class SessionLawsTest {
  @Provide
  Arbitrary<List<Event>> visitors() {
    return RandomVisits.of(List.of("v")).list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Event>> merging() {
    return RandomVisits.of(List.of("a", "b", "c", "d")).list().ofMaxSize(30);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void theSessionsOfAVisitorAreThoseOfTheSetOfItsViews(
      @ForAll("visitors") List<Event> events,
      @ForAll SegmentPolicy region,
      @ForAll SegmentPolicy channel,
      @ForAll Random random) {
    equalsTheBatch(events, rules(region, channel), random);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void theSessionsOfMergedVisitorsAreThoseOfTheSetOfAllTheirViews(
      @ForAll("merging") List<Event> events,
      @ForAll SegmentPolicy region,
      @ForAll SegmentPolicy channel,
      @ForAll Random random) {
    equalsTheBatch(events, rules(region, channel), random);
  }

  private static void equalsTheBatch(List<Event> events, FactRules rules, Random random) {
    var deliveries = new ArrayList<>(events);
    deliveries.addAll(events);
    Collections.shuffle(deliveries, random);
    var network = new WebNetwork(rules, new SessionsInMemory());
    network.run(deliveries, random);
    assertThat(network.sums()).isEqualTo(WebBatch.of(rules, events));
  }

  private static FactRules rules(SegmentPolicy region, SegmentPolicy channel) {
    return new FactRules(
        new JourneyRules(
            BusinessCalendar.of(ZoneId.of("Europe/Berlin")),
            Map.of("region", region, "channel", channel),
            FxTable.only(Currency.getInstance("EUR")),
            Set.of(),
            Map.of()),
        List.of(List.of(), List.of("region"), List.of("channel", "region")));
  }
}
