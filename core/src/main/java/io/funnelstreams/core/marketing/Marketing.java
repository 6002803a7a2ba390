package io.funnelstreams.core.marketing;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.Journey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes marketing's events and returns what they change. Each spend, guest post, comment, share and
 * opt-in counts for itself. The facts of an event of a page's followers depend on the totals next
 * to it, and those of a total on the totals next to it; events farther away do not matter.
 */
public final class Marketing {
  private static final Set<Family> FAMILIES =
      EnumSet.of(Family.SPEND, Family.SOCIAL, Family.PUBLICATION);

  private final FactRules rules;
  private final MarketingStore store;

  /** Marketing whose events are kept in a store. */
  public Marketing(FactRules rules, MarketingStore store) {
    this.rules = rules;
    this.store = store;
  }

  /** Whether an event is taken here and not by a party's journey. */
  public static boolean takes(Event event) {
    return FAMILIES.contains(event.family());
  }

  /**
   * The result of an event.
   *
   * @param facts additions and retractions
   * @param loser the version that lost a conflict
   */
  public record Effect(List<Fact> facts, Optional<Event> loser) {}

  /** Takes an event, which may be a duplicate, an older version or a newer one. */
  public Effect accept(Event event) {
    var known = store.version(event.header().partyId(), event.family(), event.header().key());
    var insertion = Journey.ofSorted(known.stream().toList()).with(event);
    if (!insertion.changed()) {
      return new Effect(List.of(), insertion.loser());
    }
    var kept = insertion.journey().versions().get(0);
    var around = around(known, kept);
    store.replace(known, kept);
    var facts = rules.difference(journey(around, known), journey(around, Optional.of(kept)));
    return new Effect(facts, insertion.loser());
  }

  /**
   * Forgets the events of a party that were recorded up to an instant.
   *
   * @return the changes
   */
  public List<Fact> forget(String party, Instant through) {
    var before = store.versions(party);
    var after =
        before.stream().filter(event -> event.header().recordedAt().isAfter(through)).toList();
    store.forget(party);
    after.forEach(event -> store.replace(Optional.empty(), event));
    return rules.difference(journey(before, Optional.empty()), journey(after, Optional.empty()));
  }

  /**
   * The events of other keys that affect the facts of an event, in its former or its present
   * version.
   */
  private List<Event> around(Optional<Event> known, Event kept) {
    var before = known.flatMap(Marketing::ofFollowers);
    var after = ofFollowers(kept);
    boolean ofTotals = before.filter(Marketing::isTotal).isPresent();
    ofTotals |= after.filter(Marketing::isTotal).isPresent();
    var around = new LinkedHashMap<EventKey, Event>();
    for (var event : List.of(before, after)) {
      if (event.isPresent()) {
        addNeighbours(event.get(), ofTotals, around);
      }
    }
    around.remove(kept.header().key());
    return List.copyOf(around.values());
  }

  /** Gains and losses matter to a total alone, which may contain them. */
  private void addNeighbours(
      SocialEvent event, boolean withChanges, Map<EventKey, Event> neighbours) {
    var page = Page.of(event);
    long at = atMs(event);
    long from = store.lastTotalBefore(page, at).orElse(at);
    long to = store.firstTotalAfter(page, at).orElse(at);
    store.totals(page, from, to).forEach(each -> neighbours.put(each.header().key(), each));
    if (withChanges) {
      store
          .gainsAndLosses(page, from, to)
          .forEach(each -> neighbours.put(each.header().key(), each));
    }
  }

  private static Journey journey(List<Event> others, Optional<Event> own) {
    var events = new ArrayList<>(others);
    own.ifPresent(events::add);
    events.sort(Event.JOURNEY_ORDER);
    return Journey.ofSorted(events);
  }

  /** A valid event about followers. */
  public static Optional<SocialEvent> ofFollowers(Event event) {
    return event instanceof SocialEvent social
            && social.type().isOfFollowers()
            && !event.header().deleted()
        ? Optional.of(social)
        : Optional.empty();
  }

  /** When an event happened. */
  public static long atMs(Event event) {
    return event.header().occurredAt().toEpochMilli();
  }

  private static boolean isTotal(SocialEvent event) {
    return event.type() == SocialEvent.Type.FOLLOWER_TOTAL;
  }
}
