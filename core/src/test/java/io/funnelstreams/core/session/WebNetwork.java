package io.funnelstreams.core.session;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.Feed;
import io.funnelstreams.core.journey.Party;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Parties, and between each two of them a channel that keeps its order. */
final class WebNetwork {
  private final FactRules rules;
  private final PartyReducer journeys;
  private final Map<String, Party> parties = new TreeMap<>();
  private final Map<String, Deque<SessionTransfer>> channels = new TreeMap<>();
  private final Map<String, Long> sums = new TreeMap<>();

  WebNetwork(FactRules rules, SessionStore store) {
    this.rules = rules;
    journeys = new PartyReducer(rules, store);
  }

  /** Takes events while messages of earlier ones may still travel. */
  void run(List<Event> events, Random random) {
    var waiting = new ArrayDeque<>(events);
    while (!waiting.isEmpty() || !channels.isEmpty()) {
      if (channels.isEmpty() || (!waiting.isEmpty() && random.nextBoolean())) {
        var event = waiting.remove();
        var change = journeys.accept(party(event.header().partyId()), event);
        replace(change, event instanceof WebEvent);
      } else {
        var names = new ArrayList<>(channels.keySet());
        deliver(names.get(random.nextInt(names.size())));
      }
    }
  }

  /** Sums by measure, day, breakdown and segment of the facts of sessions. */
  Map<String, Long> sums() {
    var observed = new TreeMap<>(sums);
    observed.values().removeIf(amount -> amount == 0);
    return observed;
  }

  Party party(String id) {
    return parties.getOrDefault(id, Party.unknown(id));
  }

  private void deliver(String channel) {
    var transfer = channels.get(channel).remove();
    channels.computeIfPresent(channel, (name, left) -> left.isEmpty() ? null : left);
    replace(journeys.accept(party(transfer.to()), transfer), false);
  }

  private void replace(PartyReducer.Change change, boolean ofView) {
    var party = change.party();
    parties.put(party.id(), party);
    change.facts().stream()
        .filter(fact -> isOfWeb(fact) || (ofView && fact.measure().isOfEvents()))
        .forEach(this::add);
    for (var transfer : change.transfers()) {
      channels
          .computeIfAbsent(party.id() + ">" + transfer.to(), name -> new ArrayDeque<>())
          .add(transfer);
    }
  }

  private static boolean isOfWeb(Fact fact) {
    return fact.measure().feeds(Set.of()).equals(Set.of(Feed.PAGE_VIEWS))
        && !fact.measure().isOfEvents();
  }

  private void add(Fact fact) {
    for (int breakdown = 0; breakdown < rules.breakdowns().size(); breakdown++) {
      if (fact.breakdown() == breakdown) {
        add(fact, breakdown, fact.segment());
      } else if (fact.breakdown() == Fact.EVERY_BREAKDOWN) {
        add(fact, breakdown, rules.project(breakdown, fact.segment()));
      }
    }
  }

  private void add(Fact fact, int breakdown, List<DimensionValue> segment) {
    var where = new StringBuilder();
    for (int i = 0; i < segment.size(); i++) {
      where.append(rules.breakdowns().get(breakdown).get(i)).append('=');
      where.append(segment.get(i).folded()).append(' ');
    }
    var day = LocalDate.ofEpochDay(fact.epochDay());
    sums.merge(fact.measure().id() + " " + day + " " + where, fact.amount(), Long::sum);
  }
}
