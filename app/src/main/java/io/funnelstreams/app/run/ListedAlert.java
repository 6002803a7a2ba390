package io.funnelstreams.app.run;

import io.funnelstreams.schemas.avro.Alert;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An alert as commands list it, whether it comes from the topic or from the API.
 *
 * @param state whether it is still firing, in the API's word
 * @param reason why, in a sentence
 * @param actual in the unit, as expected is
 * @param groupedUnder the id of the firing alert whose group this one is in
 */
public record ListedAlert(
    String id,
    String state,
    String severity,
    String title,
    String reason,
    OptionalDouble actual,
    OptionalDouble expected,
    String unit,
    Instant firedAt,
    Optional<Instant> resolvedAt,
    Optional<String> owner,
    Optional<String> groupedUnder) {
  /** The alert of a record. */
  public static ListedAlert of(Alert alert) {
    return new ListedAlert(
        alert.getAlertId(),
        word(alert.getState()),
        word(alert.getSeverity()),
        alert.getTitle(),
        alert.getReason(),
        figure(alert.getActual()),
        figure(alert.getExpected()),
        Optional.ofNullable(alert.getUnit()).orElse(""),
        alert.getFiredAt(),
        Optional.ofNullable(alert.getResolvedAt()),
        Optional.ofNullable(alert.getOwner()),
        Optional.ofNullable(alert.getGroupedUnder()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static OptionalDouble figure(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Whether it is still firing. */
  public boolean isFiring() {
    return state.equals("firing");
  }
}
