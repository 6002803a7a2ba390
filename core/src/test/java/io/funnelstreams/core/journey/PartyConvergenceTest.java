package io.funnelstreams.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.RandomEvents;
import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Parties exchange merge transfers, in whatever order the messages arrive. */
class PartyConvergenceTest {
  /** Parties, and between each two of them a channel that keeps its order. */
  private static final class Network {
    final Map<String, Party> parties = new TreeMap<>();
    final Map<String, Deque<MergeTransfer>> channels = new TreeMap<>();

    void run(List<Event> events, Random random) {
      var waiting = new ArrayDeque<>(events);
      while (!waiting.isEmpty() || !channels.isEmpty()) {
        if (channels.isEmpty() || (!waiting.isEmpty() && random.nextBoolean())) {
          var event = waiting.remove();
          replace(party(event.header().partyId()).accept(event));
        } else {
          var names = List.copyOf(channels.keySet());
          deliver(names.get(random.nextInt(names.size())));
        }
      }
    }

    private void deliver(String channel) {
      var transfer = channels.get(channel).remove();
      channels.computeIfPresent(channel, (name, left) -> left.isEmpty() ? null : left);
      replace(party(transfer.to()).accept(transfer));
    }

    private void replace(Party.Transition transition) {
      var party = transition.party();
      parties.put(party.id(), party);
      for (var transfer : transition.transfers()) {
        channels
            .computeIfAbsent(party.id() + ">" + transfer.to(), name -> new ArrayDeque<>())
            .add(transfer);
      }
    }

    Party party(String id) {
      return parties.getOrDefault(id, Party.unknown(id));
    }

    /** The journeys that count for anything. */
    Map<String, List<Event>> journeys() {
      var journeys = new TreeMap<String, List<Event>>();
      parties.forEach((id, party) -> put(journeys, id, party.journey()));
      return journeys;
    }
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    return RandomEvents.ofMergingParties().list().ofMaxSize(25);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void everyOrderOfEventsAndTransfersComesToWhatTheMergesSay(
      @ForAll("histories") List<Event> events, @ForAll Random random) {
    var shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);
    var network = new Network();
    network.run(shuffled, random);
    assertThat(network.journeys()).isEqualTo(merged(events));
  }

  @Example
  void aChainFollowsThrough() {
    var events = new ArrayList<Event>();
    events.addAll(Story.of("a").created("2026-01-01").mergedInto("b", "2026-01-02").events());
    events.addAll(Story.of("b").created("2026-01-01").mergedInto("c", "2026-01-03").events());
    assertThat(journeysOf(events)).containsOnlyKeys("c");
  }

  @Example
  void inACircleThePartyWhoseIdSortsFirstSurvives() {
    var events = new ArrayList<Event>();
    events.addAll(Story.of("b").mergedInto("c", "2026-01-02").events());
    events.addAll(Story.of("c").mergedInto("a", "2026-01-02").events());
    events.addAll(Story.of("a").mergedInto("b", "2026-01-02").events());
    events.addAll(Story.of("d").created("2026-01-01").mergedInto("c", "2026-01-02").events());
    assertThat(journeysOf(events)).containsOnlyKeys("a");
    assertThat(journeysOf(events).get("a")).hasSize(5);
  }

  @Example
  void aMergeTakenBackGivesEverythingBack() {
    var story = Story.of("a").created("2026-01-01").mergedInto("b", "2026-01-02").id("merge");
    story.mergedInto("b", "2026-01-02").id("merge").revision(2).withdrawn();
    assertThat(journeysOf(story.events())).containsOnlyKeys("a");
  }

  @Example
  void aVisitorWhoIsIdentifiedHandsItsJourneyOver() {
    var events = new ArrayList<Event>();
    events.addAll(Story.of("cookie").identifiedAs("ann", "2026-01-02").events());
    events.addAll(Story.of("ann").created("2026-01-01").events());
    assertThat(journeysOf(events)).containsOnlyKeys("ann");
    assertThat(journeysOf(events).get("ann")).hasSize(2);
  }

  @Example
  void aMergeIntoOneselfIsIgnored() {
    var story = Story.of("a").created("2026-01-01").mergedInto("a", "2026-01-02");
    assertThat(journeysOf(story.events())).containsOnlyKeys("a");
  }

  @Example
  void theLastOfSeveralMergesHolds() {
    var story = Story.of("a").mergedInto("c", "2026-01-03").mergedInto("b", "2026-01-02");
    assertThat(journeysOf(story.events())).containsOnlyKeys("c");
  }

  @Example
  void aDeletionDoesNotUndoAMerge() {
    var story = Story.of("a").mergedInto("b", "2026-01-02").deleted("2026-01-03");
    assertThat(journeysOf(story.events())).containsOnlyKeys("b");
  }

  private static Map<String, List<Event>> journeysOf(List<Event> events) {
    var network = new Network();
    network.run(events, new Random(1));
    return network.journeys();
  }

  /** The same without messages: sort the events by party, then follow the merges. */
  private static Map<String, List<Event>> merged(List<Event> events) {
    var own = new HashMap<String, Journey>();
    for (var event : events) {
      own.merge(event.header().partyId(), Journey.EMPTY.with(event).journey(), Journey::union);
    }
    var into = new HashMap<String, String>();
    own.forEach(
        (id, journey) ->
            new Party(id, journey, Map.of(), List.of())
                .mergedInto()
                .ifPresent(other -> into.put(id, other)));
    var bySurvivor = new HashMap<String, Journey>();
    own.forEach((id, journey) -> bySurvivor.merge(survivor(id, into), journey, Journey::union));
    var journeys = new TreeMap<String, List<Event>>();
    bySurvivor.forEach((id, journey) -> put(journeys, id, journey));
    return journeys;
  }

  private static String survivor(String id, Map<String, String> into) {
    var way = new LinkedHashSet<String>();
    var at = id;
    while (into.containsKey(at) && way.add(at)) {
      at = into.get(at);
    }
    if (!into.containsKey(at)) {
      return at;
    }
    var circle = new ArrayList<>(way);
    return Collections.min(circle.subList(circle.indexOf(at), circle.size()));
  }

  private static void put(Map<String, List<Event>> journeys, String id, Journey journey) {
    if (!journey.isEmpty()) {
      journeys.put(id, journey.versions());
    }
  }
}
