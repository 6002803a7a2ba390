package io.funnelstreams.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.RandomEvents;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.CustomerTrigger;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.journey.Party;
import io.funnelstreams.core.journey.SegmentPolicy;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However events are put into batches, the facts are those of the events one by one. */
class PartyBatchesTest {
  private static final Currency EUROS = Currency.getInstance("EUR");

  /** Rows that outlive the batches, as a store outlives a task. */
  private static final class Kept implements PartyBatches.Rows {
    final Map<String, Party> parties = new HashMap<>();
    final Map<String, List<PartyBatches.Input>> noted = new LinkedHashMap<>();

    @Override
    public StoredParty read(String id) {
      return new PartyInMemory(parties.getOrDefault(id, Party.unknown(id)), this::write);
    }

    @Override
    public void write(Party party) {
      parties.put(party.id(), party);
      noted.remove(party.id());
    }

    @Override
    public void note(String id, PartyBatches.Input input) {
      noted.computeIfAbsent(id, party -> new ArrayList<>()).add(input);
    }
  }

  /** Batches of random sizes that stop and start again now and then. */
  private static final class Task {
    final Kept kept = new Kept();
    final Map<Fact, Long> facts = new HashMap<>();
    final PartyReducer journeys;
    final Random random;
    PartyBatches batches;

    Task(FactRules rules, Random random) {
      this.journeys = new PartyReducer(rules, new SessionsInMemory());
      this.random = random;
      start();
    }

    private void start() {
      batches = new PartyBatches(journeys, kept, 1 + random.nextInt(4), random.nextInt(12));
      new LinkedHashMap<>(kept.noted).forEach((id, inputs) -> batches.resume(id, inputs));
    }

    Map<Fact, Long> run(List<Event> events) {
      for (var event : events) {
        apply(batches.accept(event));
        switch (random.nextInt(8)) {
          case 0 -> apply(batches.countAll());
          case 1 -> start();
          default -> {}
        }
      }
      while (batches.hasWaiting()) {
        apply(batches.countAll());
      }
      assertThat(kept.noted).isEmpty();
      return facts;
    }

    private void apply(List<PartyBatches.Counted> first) {
      var transfers = new ArrayDeque<SessionTransfer>();
      take(first, transfers);
      while (!transfers.isEmpty()) {
        take(batches.accept(transfers.remove()), transfers);
      }
    }

    private void take(List<PartyBatches.Counted> changes, Collection<SessionTransfer> transfers) {
      for (var change : changes) {
        change.facts().forEach(fact -> add(fact, facts));
        transfers.addAll(change.transfers());
      }
    }
  }

  @Provide
  Arbitrary<List<Event>> ofOneParty() {
    return RandomEvents.ofOneParty().list().ofMinSize(5).ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<Event>> ofMergingParties() {
    return RandomEvents.ofMergingParties().list().ofMinSize(5).ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<Event>> ofASubscriber() {
    return RandomEvents.ofASubscriber().list().ofMinSize(5).ofMaxSize(40);
  }

  @Provide
  Arbitrary<SegmentPolicy> policies() {
    return Arbitraries.of(SegmentPolicy.class);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void batchesOfOnePartyMakeTheFactsOfItsEvents(
      @ForAll("ofOneParty") List<Event> events,
      @ForAll("policies") SegmentPolicy policy,
      @ForAll Random random) {
    assertSame(events, policy, random);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void batchesOfASubscriberMakeTheFactsOfItsEvents(
      @ForAll("ofASubscriber") List<Event> events,
      @ForAll("policies") SegmentPolicy policy,
      @ForAll Random random) {
    assertSame(events, policy, random);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void batchesOfPartiesThatMergeMakeTheFactsOfTheirEvents(
      @ForAll("ofMergingParties") List<Event> events,
      @ForAll("policies") SegmentPolicy policy,
      @ForAll Random random) {
    assertSame(events, policy, random);
  }

  private static void assertSame(List<Event> events, SegmentPolicy policy, Random random) {
    var rules = rules(policy);
    assertThat(new Task(rules, random).run(events)).isEqualTo(oneByOne(events, rules));
  }

  private static Map<Fact, Long> oneByOne(List<Event> events, FactRules rules) {
    var journeys = new PartyReducer(rules, new SessionsInMemory());
    var parties = new HashMap<String, Party>();
    var facts = new HashMap<Fact, Long>();
    for (var event : events) {
      var id = event.header().partyId();
      var transfers = new ArrayDeque<SessionTransfer>();
      replace(journeys.accept(party(parties, id), event), parties, facts, transfers);
      while (!transfers.isEmpty()) {
        var transfer = transfers.remove();
        var to = party(parties, transfer.to());
        replace(journeys.accept(to, transfer), parties, facts, transfers);
      }
    }
    return facts;
  }

  private static void replace(
      PartyReducer.Change change,
      Map<String, Party> parties,
      Map<Fact, Long> facts,
      Collection<SessionTransfer> transfers) {
    parties.put(change.party().id(), change.party());
    change.facts().forEach(fact -> add(fact, facts));
    transfers.addAll(change.transfers());
  }

  private static Party party(Map<String, Party> parties, String id) {
    return parties.getOrDefault(id, Party.unknown(id));
  }

  private static void add(Fact fact, Map<Fact, Long> facts) {
    var what =
        new Fact(
            fact.measure(), fact.bucket(), fact.epochDay(), fact.breakdown(), fact.segment(), 0);
    facts.merge(what, fact.amount(), (one, other) -> one + other == 0 ? null : one + other);
  }

  private static FactRules rules(SegmentPolicy policy) {
    return new FactRules(
        new JourneyRules(
            BusinessCalendar.of(ZoneId.of("Europe/Berlin")),
            Map.of("region", policy),
            FxTable.only(EUROS),
            Set.of(CustomerTrigger.values()),
            Map.of()),
        List.of(List.of(), List.of("region")));
  }
}
