package io.funnelstreams.serve.notify.setup;

import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.schemas.avro.Alert;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which alerts go to which receivers.
 *
 * @param match a field of alerts to the values that fit; all fields have to fit
 * @param to the names of receivers
 */
public record Route(Map<String, List<String>> match, Set<String> to) {
  /** The fields that a route can match, and how to read their values from an alert. */
  private static final Map<String, Function<Alert, Stream<String>>> FIELDS =
      Map.of(
          "severity", alert -> Stream.of(alert.getSeverity().name()),
          "kind", alert -> Stream.of(alert.getKind().name()),
          "goal", alert -> Stream.ofNullable(alert.getGoal()),
          "kpi", alert -> Stream.ofNullable(alert.getKpi()),
          "owner", alert -> Stream.ofNullable(alert.getOwner()),
          "team", alert -> Stream.ofNullable(alert.getTeam()),
          "stakeholder", alert -> alert.getStakeholders().stream());

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
                FIELDS
                    .get(asked.getKey())
                    .apply(alert)
                    .map(Route::word)
                    .anyMatch(
                        value ->
                            asked.getValue().stream().map(Route::word).anyMatch(value::equals)));
  }

  private static String word(String text) {
    return NormalizedText.folded(text);
  }
}
