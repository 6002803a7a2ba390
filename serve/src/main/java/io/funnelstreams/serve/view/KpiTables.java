package io.funnelstreams.serve.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The KPI rows of a topic, kept apart by the definition they are of: during a rollout the topic has
 * rows of both definitions.
 */
final class KpiTables {
  private final Map<String, KpiTable> tables = new HashMap<>();

  void put(String definition, String key, KpiRow row) {
    tables.computeIfAbsent(definition, KpiTable::new).put(key, row);
  }

  /** The topic has nothing under the key any more. */
  void remove(String key) {
    tables.values().forEach(table -> table.remove(key));
  }

  /** Forgets the rows of a definition that another has replaced. */
  void forget(String definition) {
    tables.remove(definition);
  }

  /** The wanted rows of a definition in their order; those of all where none was ever named. */
  Iterable<KpiRow> sorted(Optional<String> definition, Predicate<KpiRow> wanted) {
    if (definition.isPresent()) {
      return Optional.ofNullable(tables.get(definition.get()))
          .map(table -> table.sorted(wanted))
          .orElse(List.of());
    }
    if (tables.size() == 1) {
      return tables.values().iterator().next().sorted(wanted);
    }
    var all = new ArrayList<KpiRow>();
    tables.values().forEach(table -> table.sorted(wanted).forEach(all::add));
    all.sort(KpiRow.ORDER);
    return all;
  }
}
