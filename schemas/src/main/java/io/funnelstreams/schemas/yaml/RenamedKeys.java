package io.funnelstreams.schemas.yaml;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The keys of earlier versions that have another name now. A file that has one is a mistake. */
final class RenamedKeys {
  private static final Map<String, String> NEW_NAMES =
      Map.of(
          "address", "external_url",
          "customer_when", "customer_definition",
          "cut", "breakdown",
          "cuts", "breakdowns",
          "first", "initial_backoff",
          "lateness", "allowed_lateness",
          "longest", "max_backoff",
          "watch", "monitors");

  private RenamedKeys() {}

  /** The key's name of today, where the place knows that name and not the earlier one. */
  static Optional<String> newName(String key, Collection<String> known) {
    return known.contains(key)
        ? Optional.empty()
        : Optional.ofNullable(NEW_NAMES.get(key)).filter(known::contains);
  }
}
