package io.funnelstreams.serve.view;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The last row of every key, kept apart by the definition it is of: during a rollout a topic has
 * rows of both definitions.
 */
final class RowsByDefinition<R> {
  private final Map<String, Map<String, R>> rows = new HashMap<>();

  void put(String definition, String key, R row) {
    rows.computeIfAbsent(definition, version -> new TreeMap<>()).put(key, row);
  }

  /** The topic has nothing under the key any more. */
  void remove(String key) {
    rows.values().forEach(of -> of.remove(key));
  }

  /** The rows of the active definition; all rows if no record ever named one. */
  Stream<R> of(Optional<String> active) {
    return active
        .map(version -> rows.getOrDefault(version, Map.of()).values().stream())
        .orElseGet(() -> rows.values().stream().flatMap(of -> of.values().stream()));
  }

  /** Forgets the rows of a definition that another has replaced. */
  void forget(String definition) {
    rows.remove(definition);
  }
}
