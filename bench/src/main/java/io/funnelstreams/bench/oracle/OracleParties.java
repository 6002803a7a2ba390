package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The identity of parties after the merges. The surviving id changes no number, so only the sets of
 * merged parties are needed: the parties that merges connect. Merges are read from each party's own
 * events, before any party is merged; otherwise a merge could take away the event that it came
 * from.
 */
final class OracleParties {
  private OracleParties() {}

  /** The deliveries of each group of parties that are one. */
  static Collection<List<Event>> journeys(Collection<Event> deliveries) {
    var byParty = new TreeMap<String, List<Event>>();
    for (var delivery : deliveries) {
      byParty.computeIfAbsent(whose(delivery), party -> new ArrayList<>()).add(delivery);
    }
    var into = new HashMap<String, String>();
    byParty.forEach((party, own) -> mergedInto(own).ifPresent(to -> unite(into, party, to)));
    var journeys = new TreeMap<String, List<Event>>();
    byParty.forEach(
        (party, own) ->
            journeys.computeIfAbsent(last(into, party), group -> new ArrayList<>()).addAll(own));
    return journeys.values();
  }

  /** Money spent, guest posts and social networks have nothing to do with who is who. */
  private static String whose(Event delivery) {
    var party = delivery.header().partyId();
    return switch (delivery.family()) {
      case SPEND, PUBLICATION, SOCIAL -> party + "\n" + delivery.family();
      default -> party;
    };
  }

  /** The last merge of a party into another one. */
  private static Optional<String> mergedInto(List<Event> own) {
    var into = Optional.<String>empty();
    if (own.stream().noneMatch(LeadEvent.class::isInstance)) {
      return into;
    }
    for (var event : Versions.holding(own)) {
      if (event instanceof LeadEvent lead
          && (lead.type() == LeadEvent.Type.MERGED || lead.type() == LeadEvent.Type.IDENTIFIED)
          && !lead.mergedInto().equals(Optional.of(event.header().partyId()))) {
        into = lead.mergedInto();
      }
    }
    return into;
  }

  private static void unite(Map<String, String> into, String one, String other) {
    var from = last(into, one);
    var to = last(into, other);
    if (!from.equals(to)) {
      into.put(from, to);
    }
  }

  private static String last(Map<String, String> into, String party) {
    var last = party;
    while (into.containsKey(last)) {
      last = into.get(last);
    }
    return last;
  }
}
