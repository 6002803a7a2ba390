package io.funnelstreams.core.session;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.Party;
import java.util.List;
import java.util.Optional;

/**
 * Takes what comes to a party, an event or what a merged party hands over, and says what it
 * changes: views change sessions, everything else the journey, and a journey may change the
 * segments of sessions or whose they are.
 */
public final class Journeys {
  private final FactRules rules;
  private final Sessions sessions;

  public Journeys(FactRules rules, SessionStore store) {
    this.rules = rules;
    this.sessions = new Sessions(rules, store);
  }

  /**
   * What came of an event or of what was handed over.
   *
   * @param party the party afterwards; the same object where its own row did not change
   * @param facts additions and retractions
   * @param handovers what the party tells the one it is merged into, in this order
   * @param loser the version that lost a conflict
   */
  public record Change(
      Party party, List<Fact> facts, List<Handover> handovers, Optional<Event> loser) {}

  /** Takes an event that is addressed to the party. */
  public Change accept(Party party, Event event) {
    if (event instanceof WebEvent view) {
      var changes = new Changes();
      sessions.accept(party, view, changes);
      return changes.of(party);
    }
    return replace(party, party.accept(event));
  }

  /** Takes what a merged party tells. */
  public Change accept(Party party, Handover handover) {
    if (handover instanceof Handover.OfSession session) {
      var changes = new Changes();
      sessions.accept(party, session, changes);
      return changes.of(party);
    }
    var move = ((Handover.OfEvent) handover).move();
    return replace(party, party.accept(move));
  }

  private Change replace(Party before, Party.Transition transition) {
    var after = transition.party();
    var changes = new Changes();
    transition.loser().ifPresent(changes::lost);
    if (!after.equals(before)) {
      changes.add(rules.difference(before.journey(), after.journey()));
      transition.moves().forEach(move -> changes.hand(new Handover.OfEvent(move)));
      sessions.follow(before, after, toldOfItself(before, after), changes);
    }
    return changes.of(after);
  }

  /** Also an event of another family may, where it is another version of a lead event. */
  private static boolean toldOfItself(Party before, Party after) {
    return !LeadEvents.of(before.journey()).equals(LeadEvents.of(after.journey()));
  }
}
