package io.funnelstreams.core.forget;

import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.journey.Party;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which parties are one person, as merges and identifications say. */
public final class Persons {
  private final Map<String, Party> parties = new HashMap<>();

  /** Takes a lead event, in any order; the valid versions decide. */
  public void accept(LeadEvent event) {
    var id = event.header().partyId();
    parties.put(id, parties.getOrDefault(id, Party.unknown(id)).accept(event).party());
  }

  /**
   * All parties of the person that one of them is, each merged party before the one it was merged
   * into, where they do not form a circle.
   */
  public List<String> of(String party) {
    var links = links();
    var person = new HashSet<>(Set.of(party));
    var ahead = new ArrayDeque<>(person);
    while (!ahead.isEmpty()) {
      for (var linked : links.getOrDefault(ahead.remove(), Set.of())) {
        if (person.add(linked)) {
          ahead.add(linked);
        }
      }
    }
    return person.stream()
        .sorted(
            Comparator.comparingInt((String id) -> -hops(id))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private Map<String, Set<String>> links() {
    var links = new HashMap<String, Set<String>>();
    parties.forEach(
        (id, party) ->
            party
                .mergedInto()
                .ifPresent(
                    into -> {
                      links.computeIfAbsent(id, key -> new HashSet<>()).add(into);
                      links.computeIfAbsent(into, key -> new HashSet<>()).add(id);
                    }));
    return links;
  }

  /** How many merges lead away from a party; a circle is gone round once. */
  private int hops(String id) {
    var seen = new HashSet<String>();
    var at = id;
    while (seen.add(at)) {
      var into = Optional.ofNullable(parties.get(at)).flatMap(Party::mergedInto);
      if (into.isEmpty()) {
        break;
      }
      at = into.get();
    }
    return seen.size();
  }
}
