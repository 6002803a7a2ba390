package io.funnelstreams.core.marketing;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.Journey;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The few neighbours of an event that are read give the same facts as all of them. */
class MarketingLawsTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final FactRules RULES =
      new FactRules(
          new JourneyRules(
              BusinessCalendar.of(ZoneOffset.UTC),
              Map.of(),
              FxTable.only(Currency.getInstance("EUR")),
              Set.of(),
              Map.of()),
          List.of(List.of(), List.of("network")));

  /** Few ids, instants and networks, so that versions move in time and from page to page. */
  @Provide
  Arbitrary<List<Event>> deliveries() {
    var id = Arbitraries.integers().between(0, 12);
    var day = Arbitraries.integers().between(0, 8);
    var revision = Arbitraries.longs().between(0, 2);
    var deleted = Arbitraries.of(false, false, false, true);
    var network = Arbitraries.of("x", "linkedin", " X");
    var type = Arbitraries.of(SocialEvent.Type.class);
    var count = Arbitraries.longs().between(0, 9);
    return Combinators.combine(id, day, revision, deleted, network, type, count)
        .as(
            (i, d, r, gone, on, what, many) ->
                (Event) new SocialEvent(header(i, d, r, gone), on, what, many))
        .list()
        .ofMaxSize(40);
  }

  private static Header header(int id, int day, long revision, boolean deleted) {
    var at = START.plusSeconds(day * 86_400L);
    var key = new EventKey("social", Integer.toString(id));
    return new Header(key, revision, deleted, true, at, at, "brand", Map.of());
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void anyOrderOfDeliveriesComesToTheFactsOfTheirSet(
      @ForAll("deliveries") List<Event> deliveries, @ForAll Random random) {
    var marketing = new Marketing(RULES, new MarketingInMemory());
    var facts = new ArrayList<Fact>();
    for (var delivery : twiceInAnyOrder(deliveries, random)) {
      facts.addAll(marketing.accept(delivery).facts());
    }
    assertThat(sum(facts)).isEqualTo(sum(RULES.factsOf(setOf(deliveries))));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void whatIsForgottenIsAsIfItHadNeverBeenTold(
      @ForAll("deliveries") List<Event> deliveries, @ForAll Random random) {
    var through = START.plusSeconds(3 * 86_400L);
    var marketing = new Marketing(RULES, new MarketingInMemory());
    var facts = new ArrayList<Fact>();
    for (var delivery : twiceInAnyOrder(deliveries, random)) {
      facts.addAll(marketing.accept(delivery).facts());
    }
    facts.addAll(marketing.forget("brand", through));
    var left =
        setOf(deliveries).versions().stream()
            .filter(event -> event.header().recordedAt().isAfter(through))
            .toList();
    assertThat(sum(facts)).isEqualTo(sum(RULES.factsOf(Journey.ofSorted(left))));
  }

  private static List<Event> twiceInAnyOrder(List<Event> deliveries, Random random) {
    var observed = new ArrayList<>(deliveries);
    observed.addAll(deliveries);
    Collections.shuffle(observed, random);
    return observed;
  }

  private static Journey setOf(List<Event> deliveries) {
    var journey = Journey.EMPTY;
    for (var delivery : deliveries) {
      journey = journey.with(delivery).journey();
    }
    return journey;
  }

  private static Set<Fact> sum(List<Fact> facts) {
    return new HashSet<>(FactRules.difference(List.of(), facts));
  }
}
