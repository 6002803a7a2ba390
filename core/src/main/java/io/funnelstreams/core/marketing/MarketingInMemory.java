package io.funnelstreams.core.marketing;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.SocialEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Marketing's events in the memory of this process. */
public final class MarketingInMemory implements MarketingStore {
  private final Map<String, Map<Identity, Event>> versions = new HashMap<>();
  private final Map<Page, Times> totals = new HashMap<>();
  private final Map<Page, Times> changes = new HashMap<>();

  private record Identity(Family family, EventKey key) {
    static Identity of(Event event) {
      return new Identity(event.family(), event.header().key());
    }
  }

  /** Events by their instant. */
  private static final class Times {
    final NavigableMap<Long, List<SocialEvent>> events = new TreeMap<>();

    void add(SocialEvent event) {
      events.computeIfAbsent(Marketing.atMs(event), at -> new ArrayList<>()).add(event);
    }

    void remove(SocialEvent event) {
      events.computeIfPresent(
          Marketing.atMs(event),
          (at, all) -> {
            all.removeIf(each -> each.header().key().equals(event.header().key()));
            return all.isEmpty() ? null : all;
          });
    }

    List<SocialEvent> within(long fromMs, long toMs) {
      return events.subMap(fromMs, true, toMs, true).values().stream()
          .flatMap(List::stream)
          .toList();
    }
  }

  @Override
  public Optional<Event> version(String party, Family family, EventKey key) {
    var of = versions.getOrDefault(party, Map.of());
    return Optional.ofNullable(of.get(new Identity(family, key)));
  }

  @Override
  public void replace(Optional<Event> known, Event version) {
    known.flatMap(Marketing::ofFollowers).ifPresent(event -> timesOf(event).remove(event));
    Marketing.ofFollowers(version).ifPresent(event -> timesOf(event).add(event));
    versions
        .computeIfAbsent(version.header().partyId(), party -> new LinkedHashMap<>())
        .put(Identity.of(version), version);
  }

  private Times timesOf(SocialEvent event) {
    var times = event.type() == SocialEvent.Type.FOLLOWER_TOTAL ? totals : changes;
    return times.computeIfAbsent(Page.of(event), page -> new Times());
  }

  @Override
  public OptionalLong lastTotalBefore(Page page, long atMs) {
    return optional(totalsOf(page).events.lowerKey(atMs));
  }

  @Override
  public OptionalLong firstTotalAfter(Page page, long atMs) {
    return optional(totalsOf(page).events.higherKey(atMs));
  }

  private static OptionalLong optional(Long atMs) {
    return atMs == null ? OptionalLong.empty() : OptionalLong.of(atMs);
  }

  private Times totalsOf(Page page) {
    return totals.getOrDefault(page, new Times());
  }

  @Override
  public List<SocialEvent> totals(Page page, long fromMs, long toMs) {
    return totalsOf(page).within(fromMs, toMs);
  }

  @Override
  public List<SocialEvent> gainsAndLosses(Page page, long fromMs, long toMs) {
    return changes.getOrDefault(page, new Times()).within(fromMs, toMs);
  }

  @Override
  public List<Event> versions(String party) {
    return List.copyOf(versions.getOrDefault(party, Map.of()).values());
  }

  @Override
  public void forget(String party) {
    versions.remove(party);
    totals.keySet().removeIf(page -> page.party().equals(party));
    changes.keySet().removeIf(page -> page.party().equals(party));
  }
}
