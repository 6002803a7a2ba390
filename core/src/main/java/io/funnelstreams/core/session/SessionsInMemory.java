package io.funnelstreams.core.session;

import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.WebEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Views and sessions in the memory of this process. */
public final class SessionsInMemory implements SessionStore {
  private final Map<String, NavigableMap<Long, Map<ViewPlace, WebEvent>>> views = new HashMap<>();
  private final Map<String, Map<EventKey, WebEvent>> byId = new HashMap<>();
  private final Map<Line, NavigableMap<Long, Session>> lines = new HashMap<>();
  private final Map<String, VisitDays> days = new HashMap<>();

  private record Line(String party, List<String> path) {}

  @Override
  public Optional<WebEvent> view(String visitor, EventKey key) {
    return Optional.ofNullable(byId.getOrDefault(visitor, Map.of()).get(key));
  }

  @Override
  public void put(WebEvent view) {
    var place = ViewPlace.of(view);
    viewsOf(place.visitor()).computeIfAbsent(place.atMs(), at -> new HashMap<>()).put(place, view);
    byId.computeIfAbsent(place.visitor(), id -> new HashMap<>()).put(place.key(), view);
  }

  @Override
  public void remove(WebEvent view) {
    var place = ViewPlace.of(view);
    viewsOf(place.visitor())
        .computeIfPresent(
            place.atMs(),
            (atMs, at) -> {
              at.remove(place);
              return at.isEmpty() ? null : at;
            });
    byId.getOrDefault(place.visitor(), new HashMap<>()).remove(place.key());
  }

  @Override
  public List<WebEvent> views(String visitor, long fromMs, long toMs) {
    return viewsOf(visitor).tailMap(fromMs, true).headMap(toMs, true).values().stream()
        .flatMap(at -> at.values().stream())
        .toList();
  }

  @Override
  public List<Session> sessions(String party, List<String> path, long fromMs, long toMs) {
    return line(party, path).headMap(toMs, true).descendingMap().values().stream()
        .takeWhile(session -> session.endMs() >= fromMs)
        .toList();
  }

  @Override
  public Optional<Session> newestOwn(String party, BooleanSupplier isEmpty) {
    return Optional.ofNullable(line(party, OWN).lastEntry()).map(Map.Entry::getValue);
  }

  @Override
  public void put(String party, List<String> path, Session session) {
    line(party, path).put(session.startMs(), session);
  }

  @Override
  public void remove(String party, List<String> path, long startMs) {
    line(party, path).remove(startMs);
  }

  @Override
  public VisitDays days(String party) {
    return days.getOrDefault(party, VisitDays.NONE);
  }

  @Override
  public void put(String party, VisitDays of) {
    days.put(party, of);
  }

  @Override
  public void forget(String party) {
    views.remove(party);
    byId.remove(party);
    lines.keySet().removeIf(line -> line.party().equals(party));
    days.remove(party);
  }

  private NavigableMap<Long, Map<ViewPlace, WebEvent>> viewsOf(String visitor) {
    return views.computeIfAbsent(visitor, id -> new TreeMap<>());
  }

  private NavigableMap<Long, Session> line(String party, List<String> path) {
    return lines.computeIfAbsent(new Line(party, List.copyOf(path)), line -> new TreeMap<>());
  }
}
