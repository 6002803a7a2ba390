package io.funnelstreams.core.session;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what one input changes. */
final class PartyUpdateBuilder {
  private final List<Fact> facts = new ArrayList<>();
  private final List<SessionTransfer> transfers = new ArrayList<>();
  private final List<SubscriptionEvent> tooLarge = new ArrayList<>();
  private Optional<Event> loser = Optional.empty();

  void add(List<Fact> more) {
    facts.addAll(more);
  }

  void add(Fact fact) {
    facts.add(fact);
  }

  void hand(SessionTransfer transfer) {
    transfers.add(transfer);
  }

  void lost(Event event) {
    loser = Optional.of(event);
  }

  void tooLarge(List<SubscriptionEvent> events) {
    tooLarge.addAll(events);
  }

  List<Fact> facts() {
    return facts;
  }

  PartyReducer.Change of(Party party) {
    return new PartyReducer.Change(party, facts, transfers, loser, tooLarge);
  }
}
