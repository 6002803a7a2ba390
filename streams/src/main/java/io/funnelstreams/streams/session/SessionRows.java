package io.funnelstreams.streams.session;

import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.session.Session;
import io.funnelstreams.core.session.SessionStore;
import io.funnelstreams.core.session.ViewPlace;
import io.funnelstreams.core.session.VisitDays;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Views and sessions in the stores of a task. */
public final class SessionRows implements SessionStore {
  /** Visitors of about half an hour; some 150 bytes each. */
  private static final int REMEMBERED = 20_000;

  /** Of a line that has no session. */
  private static final long NONE = Long.MIN_VALUE;

  private final KeyValueStore<Bytes, byte[]> views;
  private final KeyValueStore<Bytes, byte[]> sessions;

  /** When the newest session began of the own lines that were asked for last. */
  private final Map<String, Long> newest =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  public SessionRows(KeyValueStore<Bytes, byte[]> views, KeyValueStore<Bytes, byte[]> sessions) {
    this.views = views;
    this.sessions = sessions;
  }

  @Override
  public Optional<WebEvent> view(String visitor, EventKey id) {
    return Optional.ofNullable(views.get(ViewForm.idKey(visitor, id)))
        .map(row -> ViewForm.key(visitor, ViewForm.atMs(row), id))
        .map(key -> ViewForm.read(visitor, key, views.get(key)));
  }

  @Override
  public void put(WebEvent view) {
    var place = ViewPlace.of(view);
    var id = ViewForm.idKey(place.visitor(), place.key());
    views.put(ViewForm.key(place.visitor(), place.atMs(), place.key()), ViewForm.bytes(view));
    views.put(id, ViewForm.bytes(place.atMs()));
  }

  @Override
  public void remove(WebEvent view) {
    var place = ViewPlace.of(view);
    views.delete(ViewForm.key(place.visitor(), place.atMs(), place.key()));
    views.delete(ViewForm.idKey(place.visitor(), place.key()));
  }

  @Override
  public List<WebEvent> views(String visitor, long fromMs, long toMs) {
    var keys = ViewForm.keysOf(visitor);
    var found = new ArrayList<WebEvent>();
    try (var rows = views.range(keys.at(fromMs), keys.at(toMs + 1))) {
      rows.forEachRemaining(row -> found.add(ViewForm.read(visitor, row.key, row.value)));
    }
    return found;
  }

  /**
   * Reads backwards, because sessions that end too early begin too early as well. Backwards, the
   * iterator over the cache and what lies below it gives out rows that were removed since the last
   * flush (Kafka 4.3.1), so it is believed for keys alone.
   */
  @Override
  public List<Session> sessions(String party, List<String> path, long fromMs, long toMs) {
    var keys = SessionForm.keysOf(party, path);
    var found = new ArrayList<Session>();
    try (var rows = sessions.reverseRange(keys.at(Long.MIN_VALUE), keys.at(toMs))) {
      while (rows.hasNext()) {
        var row = Optional.ofNullable(sessions.get(rows.next().key)).map(SessionForm::read);
        if (row.isPresent() && row.get().endMs() < fromMs) {
          break;
        }
        row.ifPresent(found::add);
      }
    }
    return found;
  }

  @Override
  public Optional<Session> newestOwn(String party, BooleanSupplier isEmpty) {
    var known = newest.get(party);
    if (known == null) {
      var found = isEmpty.getAsBoolean() ? Optional.<Session>empty() : newest(party);
      newest.put(party, found.map(Session::startMs).orElse(NONE));
      return found;
    }
    return known == NONE
        ? Optional.empty()
        : Optional.of(SessionForm.read(sessions.get(SessionForm.keysOf(party, OWN).at(known))));
  }

  private Optional<Session> newest(String party) {
    var keys = SessionForm.keysOf(party, OWN);
    try (var rows = sessions.reverseRange(keys.at(Long.MIN_VALUE), keys.at(Long.MAX_VALUE))) {
      while (rows.hasNext()) {
        var row = sessions.get(rows.next().key);
        if (row != null) {
          return Optional.of(SessionForm.read(row));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void put(String party, List<String> path, Session session) {
    if (path.isEmpty()) {
      newest.computeIfPresent(party, (id, known) -> Math.max(known, session.startMs()));
    }
    sessions.put(SessionForm.keysOf(party, path).at(session.startMs()), SessionForm.bytes(session));
  }

  @Override
  public void remove(String party, List<String> path, long startMs) {
    if (path.isEmpty()) {
      newest.remove(party, startMs);
    }
    sessions.delete(SessionForm.keysOf(party, path).at(startMs));
  }

  @Override
  public VisitDays days(String party) {
    var row = sessions.get(VisitDaysForm.key(party));
    return row == null ? VisitDays.NONE : VisitDaysForm.read(row);
  }

  @Override
  public void put(String party, VisitDays days) {
    var key = VisitDaysForm.key(party);
    if (days.isEmpty()) {
      sessions.delete(key);
    } else {
      sessions.put(key, VisitDaysForm.bytes(days));
    }
  }

  @Override
  public void forget(String party) {
    newest.remove(party);
    var prefix = Bytes.wrap(new BinaryWriter().once(party).bytes());
    delete(views, prefix);
    delete(sessions, prefix);
  }

  private static void delete(KeyValueStore<Bytes, byte[]> store, Bytes prefix) {
    var keys = new ArrayList<Bytes>();
    try (var rows = store.prefixScan(prefix, new BytesSerializer())) {
      rows.forEachRemaining(row -> keys.add(row.key));
    }
    keys.forEach(store::delete);
  }
}
