package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.KpiRowDecoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rows of a query in the store: those that the topic has, and those that are held during the
 * rollout of another definition, each read when it is its turn.
 */
final class StoredKpiRows implements KpiRowCursor {
  private final RecordForm<Kpi> form;
  private final KpiQuery query;
  private final Part live;
  private final Part held;
  private Optional<byte[]> position;
  private Optional<Found> next;

  /** A wanted row and its key. */
  private static final class Found {
    private final byte[] key;
    private final KpiRow row;

    Found(byte[] key, KpiRow row) {
      this.key = key;
      this.row = row;
    }
  }

  /** The wanted rows of one table. */
  private final class Part {
    private final StoreCursor cursor;
    private final KpiScan scan;
    private final Predicate<byte[]> shown;
    private Optional<Found> head = Optional.empty();

    Part(StoreCursor cursor, Predicate<byte[]> shown) {
      this.cursor = cursor;
      this.scan = new KpiScan(query);
      this.shown = shown;
    }

    void begin(Optional<byte[]> after) {
      head =
          find(
              cursor.seek(
                  after.map(key -> Arrays.copyOf(key, key.length + 1)).orElseGet(scan::first)));
    }

    void advance() {
      head = find(cursor.next());
    }

    private Optional<Found> find(Optional<StoreCursor.Entry> start) {
      var entry = start;
      while (entry.isPresent()) {
        var key = entry.get().key();
        var target = scan.from(key);
        if (target.isEmpty()) {
          return Optional.empty();
        }
        if (!Arrays.equals(target.get(), key)) {
          entry = cursor.seek(target.get());
          continue;
        }
        var found = wanted(entry.get());
        if (found.isPresent()) {
          return found;
        }
        entry = cursor.next();
      }
      return Optional.empty();
    }

    private Optional<Found> wanted(StoreCursor.Entry entry) {
      return Optional.of(entry.value())
          .filter(shown)
          .flatMap(value -> KpiRowDecoder.row(form.record(value)))
          .filter(query::matches)
          .map(row -> new Found(entry.key(), row));
    }
  }

  private StoredKpiRows(
      RecordForm<Kpi> form, KpiQuery query, StoreSnapshot snapshot, ShownDefinition.Shown shown) {
    this.form = form;
    this.query = query;
    this.live = new Part(snapshot.cursor(StoreTable.KPIS), shown::isOf);
    this.held = new Part(snapshot.cursor(StoreTable.KPIS_HELD), value -> true);
  }

  /**
   * The rows of a query.
   *
   * @param after the position behind which to begin
   */
  static StoredKpiRows open(
      RecordForm<Kpi> form,
      KpiQuery query,
      Optional<String> after,
      StoreSnapshot snapshot,
      ShownDefinition.Shown shown) {
    var position = after.map(StoredKpiRows::bytes);
    var rows = new StoredKpiRows(form, query, snapshot, shown);
    rows.begin(position);
    return rows;
  }

  private static byte[] bytes(String position) {
    var key = Base64.getUrlDecoder().decode(position);
    // Throws where it is none.
    KpiStoreKey.of(key);
    return key;
  }

  private void begin(Optional<byte[]> after) {
    position = after;
    live.begin(after);
    held.begin(after);
    next = take();
  }

  /** A key that both tables have is taken once: what the topic has is newer. */
  private Optional<Found> take() {
    var part = order() <= 0 ? live : held;
    var taken = part.head;
    if (taken.isPresent()) {
      if (order() == 0) {
        held.advance();
      }
      part.advance();
    }
    return taken;
  }

  private int order() {
    if (live.head.isEmpty() || held.head.isEmpty()) {
      return live.head.isEmpty() ? 1 : -1;
    }
    return Arrays.compareUnsigned(live.head.get().key, held.head.get().key);
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public KpiRow next() {
    var found = next.orElseThrow(NoSuchElementException::new);
    position = Optional.of(found.key);
    next = take();
    return found.row;
  }

  @Override
  public String position() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            position.orElseThrow(() -> new IllegalStateException("no row was read yet")));
  }

  @Override
  public void close() {
    live.cursor.close();
    held.cursor.close();
  }
}
