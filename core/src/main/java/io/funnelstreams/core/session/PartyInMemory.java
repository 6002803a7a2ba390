package io.funnelstreams.core.session;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.journey.EarlierEvents;
import io.funnelstreams.core.journey.Party;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A party in memory, which needs no reading.
 *
 * @param store takes the party with an event that was appended
 */
public record PartyInMemory(Party party, Consumer<Party> store) implements StoredParty {
  @Override
  public Optional<End> endFor(Event event) {
    var versions = party.own().versions();
    boolean isLast =
        versions.isEmpty()
            || Event.JOURNEY_ORDER.compare(versions.get(versions.size() - 1), event) < 0;
    boolean isKnown =
        versions.stream().anyMatch(known -> known.header().key().equals(event.header().key()));
    return isLast && !isKnown && StoredParty.isPlain(event) && StoredParty.isPlain(party)
        ? Optional.of(new ListEnd(versions, event))
        : Optional.empty();
  }

  /** The end of the versions, all of which are valid. */
  private final class ListEnd implements End {
    private final EarlierEvents events;
    private final Event event;

    ListEnd(List<Event> versions, Event event) {
      this.events = EarlierEvents.of(versions);
      this.event = event;
    }

    @Override
    public int size() {
      return events.size();
    }

    @Override
    public boolean has(Family family) {
      return events.has(family);
    }

    @Override
    public void each(Family family, Optional<String> entity, Visitor visitor) {
      events.each(family, entity, visitor);
    }

    @Override
    public void append() {
      store.accept(party.accept(event).party());
    }
  }
}
