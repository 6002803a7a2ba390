package io.funnelstreams.core.explain;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.Party;
import io.funnelstreams.core.session.PartiesInMemory;
import io.funnelstreams.core.session.PartyBatches;
import io.funnelstreams.core.session.PartyReducer;
import io.funnelstreams.core.session.SessionTransfer;
import io.funnelstreams.core.session.SessionsInMemory;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All events once more, in the order of time, each with the facts that it changes. Numbers do not
 * depend on the order, so the changes add up to them. Merges go first, so each event counts at once
 * for its final party.
 */
final class JourneyReplay {
  private static final Comparator<Event> ORDER =
      Comparator.comparing(JourneyReplay::isNoMerge)
          .thenComparing(Event.JOURNEY_ORDER)
          .thenComparingLong(event -> event.header().revision());

  private final PartyReducer journeys;
  private final Map<String, Party> parties = new HashMap<>();
  private final Listener listener;

  /** Takes one fact that an event brings, or takes back with a negative amount. */
  @FunctionalInterface
  interface Listener {
    /** The party is the one that the fact counts for. */
    void changed(Event event, String party, Fact fact);
  }

  private JourneyReplay(FactRules rules, Listener listener) {
    this.journeys = new PartyReducer(rules, new SessionsInMemory());
    this.listener = listener;
  }

  /** Reports what each event changes. */
  static void of(Collection<Event> events, FactRules rules, Listener listener) {
    var replay = new JourneyReplay(rules, listener);
    events.stream().sorted(ORDER).forEach(replay::apply);
  }

  /**
   * The facts of all events together, which a long party is counted for in batches: the same as
   * those of {@link #of}, and not attributed to events.
   */
  static void facts(Collection<Event> events, FactRules rules, Consumer<Fact> taker) {
    var journeys = new PartyReducer(rules, new SessionsInMemory());
    var batches =
        new PartyBatches(journeys, new PartiesInMemory(), PartyBatches.LONG, Integer.MAX_VALUE);
    events.stream().sorted(ORDER).forEach(event -> apply(batches, batches.accept(event), taker));
    while (batches.hasWaiting()) {
      apply(batches, batches.countAll(), taker);
    }
  }

  private static void apply(
      PartyBatches batches, List<PartyBatches.Counted> first, Consumer<Fact> taker) {
    var changes = new ArrayDeque<>(first);
    while (!changes.isEmpty()) {
      var change = changes.remove();
      change.facts().forEach(taker);
      change.transfers().forEach(transfer -> changes.addAll(batches.accept(transfer)));
    }
  }

  private static boolean isNoMerge(Event event) {
    return !(event instanceof LeadEvent lead && lead.type().namesAnother());
  }

  private void apply(Event event) {
    var transfers = new ArrayDeque<SessionTransfer>();
    transfers.addAll(replace(event, journeys.accept(party(event.header().partyId()), event)));
    while (!transfers.isEmpty()) {
      var transfer = transfers.remove();
      transfers.addAll(replace(event, journeys.accept(party(transfer.to()), transfer)));
    }
  }

  private List<SessionTransfer> replace(Event event, PartyReducer.Change change) {
    parties.put(change.party().id(), change.party());
    change.facts().forEach(fact -> listener.changed(event, change.party().id(), fact));
    return change.transfers();
  }

  private Party party(String id) {
    return parties.getOrDefault(id, Party.unknown(id));
  }
}
