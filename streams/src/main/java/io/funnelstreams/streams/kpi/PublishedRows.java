package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.plan.Scorecard;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The scorecard rows that the topic has from this task, so that only changes are published and a
 * row whose goal is gone is deleted. The store keeps the keys; the content of a row is published
 * again after a restart.
 */
final class PublishedRows {
  private static final byte[] PRESENT = {1};

  private final KeyValueStore<String, byte[]> store;
  private final Map<String, Optional<Scorecard>> rows = new HashMap<>();

  PublishedRows(KeyValueStore<String, byte[]> store) {
    this.store = store;
    try (var all = store.all()) {
      all.forEachRemaining(entry -> rows.put(entry.key, Optional.empty()));
    }
  }

  /** The topic may no longer have what was published: every row is to be published again. */
  void publishAgain() {
    rows.replaceAll((key, row) -> Optional.empty());
  }

  /**
   * What is to be published so that the topic has these rows and no others; empty deletes a row.
   */
  Map<String, Optional<Scorecard>> update(List<Scorecard> now) {
    var changes = new LinkedHashMap<String, Optional<Scorecard>>();
    rows.keySet().forEach(key -> changes.put(key, Optional.empty()));
    for (var row : now) {
      var key = ScorecardRecords.key(row);
      if (Optional.of(row).equals(rows.get(key))) {
        changes.remove(key);
      } else {
        changes.put(key, Optional.of(row));
      }
    }
    changes.forEach(this::remember);
    return changes;
  }

  private void remember(String key, Optional<Scorecard> row) {
    if (row.isPresent()) {
      rows.put(key, row);
      store.putIfAbsent(key, PRESENT);
    } else {
      rows.remove(key);
      store.delete(key);
    }
  }
}
