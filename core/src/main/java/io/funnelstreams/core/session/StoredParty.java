package io.funnelstreams.core.session;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.journey.EarlierEvents;
import io.funnelstreams.core.journey.Party;
import java.util.Optional;

/** A party as it is stored: read whole only where that is asked for. */
public interface StoredParty {
  /** The party with all of its events. */
  Party party();

  /**
   * The end of the party's events, where an event belongs there: the party and the event are plain,
   * and the event is new and comes after all others. Empty where that is not so, or not known
   * without reading the party whole.
   */
  Optional<End> endFor(Event event);

  /** The end of a party's events. */
  interface End extends EarlierEvents {
    /** Stores the event that belongs here. */
    void append();
  }

  /** Whether a party has no event of another one, and each of its events is plain. */
  static boolean isPlain(Party party) {
    return party.adopted().isEmpty()
        && party.returned().isEmpty()
        && party.own().versions().stream().allMatch(StoredParty::isPlain);
  }

  /**
   * Whether an event is valid, of an instant, and names no other party: so it moves no other event
   * and is not transferred.
   */
  static boolean isPlain(Event event) {
    boolean namesAnother = event instanceof LeadEvent lead && lead.type().namesAnother();
    return !event.header().deleted() && !event.header().allDay() && !namesAnother;
  }
}
