package io.funnelstreams.serve.notify.setup;

import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.schemas.avro.Alert;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which alerts go to which receivers.
 *
 * @param match a field of alerts to the values that fit; all fields have to fit
 * @param to the names of receivers
 */
public record Route(Map<String, List<String>> match, Set<String> to) {
  /** The fields that a route can match, and how to read each from an alert. */
  private static final Map<String, Function<Alert, String>> FIELDS =
      Map.of(
          "severity", alert -> alert.getSeverity().name(),
          "kind", alert -> alert.getKind().name(),
          "goal", Alert::getGoal,
          "kpi", Alert::getKpi,
          "owner", Alert::getOwner,
          "team", Alert::getTeam);

  public Route {
    match = Map.copyOf(match);
    to = Set.copyOf(to);
  }

  /** The names of the fields. */
  static Set<String> fields() {
    return FIELDS.keySet();
  }

  /** Whether an alert is one of those. */
  boolean fits(Alert alert) {
    return match.entrySet().stream()
        .allMatch(
            asked ->
                Optional.ofNullable(FIELDS.get(asked.getKey()).apply(alert))
                    .map(Route::word)
                    .filter(
                        notified ->
                            asked.getValue().stream().map(Route::word).anyMatch(notified::equals))
                    .isPresent());
  }

  private static String word(String text) {
    return NormalizedText.folded(text);
  }
}
