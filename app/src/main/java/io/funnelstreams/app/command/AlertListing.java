package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Cell;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Alerts as a listing. */
final class AlertListing {
  private AlertListing() {}

  static Listing of(List<Alert> alerts) {
    return new Listing(
        List.of(
            "state",
            "severity",
            "title",
            "reason",
            "actual",
            "expected",
            "unit",
            "fired",
            "resolved",
            "owner",
            "told_with",
            "id"),
        alerts.stream().map(AlertListing::cells).toList());
  }

  private static List<Cell> cells(Alert alert) {
    var unit = Optional.ofNullable(alert.getUnit()).orElse("");
    boolean firing = alert.getState() == AlertState.FIRING;
    return List.of(
        new Cell.Text(word(alert.getState()), firing ? Style.BAD : Style.GOOD),
        Cell.text(word(alert.getSeverity())),
        Cell.text(alert.getTitle()),
        Cell.text(alert.getReason()),
        figure(alert.getActual(), unit),
        figure(alert.getExpected(), unit),
        Cell.text(unit),
        Cell.text(alert.getFiredAt().toString()),
        Cell.text(Optional.ofNullable(alert.getResolvedAt()).map(Instant::toString)),
        Cell.text(Optional.ofNullable(alert.getOwner())),
        Cell.text(Optional.ofNullable(alert.getFoldedUnder())),
        Cell.text(alert.getAlertId()));
  }

  private static Cell figure(Double value, String unit) {
    return Cell.figure(value == null ? OptionalDouble.empty() : OptionalDouble.of(value), unit);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
