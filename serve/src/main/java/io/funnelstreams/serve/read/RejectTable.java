package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.avro.Reject;
import io.funnelstreams.schemas.avro.RejectReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The inputs that are rejected, by source, reason and time. One thread changes it, any thread may
 * ask.
 */
final class RejectTable {
  private static final byte[] NOTHING = {};

  private final ReadStore store;
  private final RecordForm<Reject> form = new RecordForm<>(Reject.class);
  private final Map<Group, Long> counts = new TreeMap<>();
  private final Map<String, Optional<Reject>> changes = new HashMap<>();

  private record Group(String source, String reason) implements Comparable<Group> {
    byte[] prefix() {
      return StoreText.joined(StoreText.bytes(source), StoreText.bytes(reason));
    }

    byte[] key(Place place) {
      return StoreText.joined(prefix(), place.bytes());
    }

    static Group of(Reject reject) {
      return new Group(reject.getSource(), reject.getReason().name());
    }

    @Override
    public int compareTo(Group other) {
      return Comparator.comparing(Group::source).thenComparing(Group::reason).compare(this, other);
    }
  }

  /** The position of a reject among those of its group, or of all. */
  private record Place(long atMs, String id) {
    static Place of(Reject reject) {
      return new Place(reject.getAt().toEpochMilli(), reject.getId());
    }

    static Place of(ByteBuffer key) {
      return new Place(StoreText.number(key), StandardCharsets.UTF_8.decode(key).toString());
    }

    byte[] bytes() {
      return StoreText.joined(StoreText.bytes(atMs), id.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    static Place parse(String text) {
      var bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length < Long.BYTES) {
        throw new IllegalArgumentException("the text is no place of a page");
      }
      return of(ByteBuffer.wrap(bytes));
    }
  }

  private RejectTable(ReadStore store) {
    this.store = store;
  }

  /** The rejects that a store has. */
  static RejectTable load(ReadStore store) {
    var table = new RejectTable(store);
    try (var cursor = store.snapshot().cursor(StoreTable.REJECTS_BY_TIME)) {
      var entry = cursor.seek(ReadStore.firstKey());
      while (entry.isPresent()) {
        var key = ByteBuffer.wrap(entry.get().key());
        table.counts.merge(new Group(StoreText.text(key), StoreText.text(key)), 1L, Long::sum);
        entry = cursor.next();
      }
    }
    return table;
  }

  /** Takes a record of the topic; an empty one was replayed with success. */
  void apply(String id, Optional<Reject> reject) {
    changes.put(id, reject);
  }

  /** Moves what was taken into a batch, and counts it. */
  synchronized void moveTo(StoreBatch batch) {
    changes.forEach(
        (id, reject) -> {
          var key = id.getBytes(StandardCharsets.UTF_8);
          store
              .get(StoreTable.REJECTS, key)
              .map(form::record)
              .ifPresent(before -> remove(before, batch));
          batch.delete(StoreTable.REJECTS, key);
          reject.ifPresent(now -> add(key, now, batch));
        });
    changes.clear();
  }

  private void remove(Reject reject, StoreBatch batch) {
    var group = Group.of(reject);
    batch.delete(StoreTable.REJECTS_BY_TIME, group.key(Place.of(reject)));
    counts.computeIfPresent(group, (key, count) -> count == 1 ? null : count - 1);
  }

  private void add(byte[] key, Reject reject, StoreBatch batch) {
    var group = Group.of(reject);
    batch.put(StoreTable.REJECTS, key, form.write(0, reject));
    batch.put(StoreTable.REJECTS_BY_TIME, group.key(Place.of(reject)), NOTHING);
    counts.merge(group, 1L, Long::sum);
  }

  private synchronized Map<Group, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** How many there are of each source and reason. */
  List<RejectGroup> groups() {
    var groups = new ArrayList<RejectGroup>();
    try (var cursor = store.snapshot().cursor(StoreTable.REJECTS_BY_TIME)) {
      counts().forEach((group, count) -> group(group, count, cursor).ifPresent(groups::add));
    }
    return List.copyOf(groups);
  }

  private Optional<RejectGroup> group(Group group, long count, StoreCursor cursor) {
    var first = place(group, cursor.seek(group.prefix())).flatMap(place -> reject(place.id()));
    var last = place(group, cursor.seekBackwards(StoreText.behind(group.prefix())));
    return first.flatMap(
        earliest ->
            last.map(
                latest ->
                    new RejectGroup(
                        group.source(),
                        RejectReason.valueOf(group.reason()),
                        count,
                        Instant.ofEpochMilli(latest.atMs()),
                        earliest)));
  }

  private static Optional<Place> place(Group group, Optional<StoreCursor.Entry> entry) {
    int prefix = group.prefix().length;
    return entry
        .map(StoreCursor.Entry::key)
        .filter(key -> StoreText.begins(key, group.prefix()))
        .map(key -> Place.of(ByteBuffer.wrap(Arrays.copyOfRange(key, prefix, key.length))));
  }

  private Optional<Reject> reject(String id) {
    return store.get(StoreTable.REJECTS, id.getBytes(StandardCharsets.UTF_8)).map(form::record);
  }

  /** The newest place of a group that was not given yet. */
  private record Head(Group group, Place place, StoreCursor cursor) {}

  /** A page of rejects, the newest first. */
  RejectPage page(RejectQuery query) {
    var after = query.after().map(Place::parse);
    var order =
        Comparator.comparing(Head::place, (a, b) -> Arrays.compareUnsigned(b.bytes(), a.bytes()));
    var heads = new PriorityQueue<>(order);
    var cursors = new ArrayList<StoreCursor>();
    try {
      counts().keySet().stream()
          .filter(
              group -> query.source().filter(wanted -> !wanted.equals(group.source())).isEmpty())
          .filter(group -> query.reason().filter(r -> !r.name().equals(group.reason())).isEmpty())
          .forEach(
              group -> {
                var cursor = store.snapshot().cursor(StoreTable.REJECTS_BY_TIME);
                cursors.add(cursor);
                begin(group, cursor, after).ifPresent(heads::add);
              });
      return page(heads, query.limit());
    } finally {
      cursors.forEach(StoreCursor::close);
    }
  }

  private static Optional<Head> begin(Group group, StoreCursor cursor, Optional<Place> after) {
    var from = after.map(group::key).orElseGet(() -> StoreText.behind(group.prefix()));
    var entry = cursor.seekBackwards(from);
    boolean isGiven = entry.filter(found -> Arrays.equals(found.key(), from)).isPresent();
    return head(group, isGiven ? cursor.previous() : entry, cursor);
  }

  private static Optional<Head> head(
      Group group, Optional<StoreCursor.Entry> entry, StoreCursor cursor) {
    return place(group, entry).map(place -> new Head(group, place, cursor));
  }

  private RejectPage page(PriorityQueue<Head> heads, int limit) {
    var rejects = new ArrayList<Reject>();
    Optional<Place> last = Optional.empty();
    while (!heads.isEmpty() && rejects.size() < limit) {
      var head = heads.remove();
      reject(head.place().id()).ifPresent(rejects::add);
      last = Optional.of(head.place());
      head(head.group(), head.cursor().previous(), head.cursor()).ifPresent(heads::add);
    }
    return new RejectPage(rejects, heads.isEmpty() ? Optional.empty() : last.map(Place::text));
  }
}
