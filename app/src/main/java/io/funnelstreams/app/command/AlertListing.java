package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Cell;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.run.ListedAlert;
import io.funnelstreams.app.terminal.Style;
import java.time.Instant;
import java.util.List;

/** Alerts as a listing. */
final class AlertListing {
  private AlertListing() {}

  static Listing of(List<ListedAlert> alerts) {
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

  private static List<Cell> cells(ListedAlert alert) {
    return List.of(
        new Cell.Text(alert.state(), alert.isFiring() ? Style.BAD : Style.GOOD),
        Cell.text(alert.severity()),
        Cell.text(alert.title()),
        Cell.text(alert.reason()),
        Cell.figure(alert.actual(), alert.unit()),
        Cell.figure(alert.expected(), alert.unit()),
        Cell.text(alert.unit()),
        Cell.text(alert.firedAt().toString()),
        Cell.text(alert.resolvedAt().map(Instant::toString)),
        Cell.text(alert.owner()),
        Cell.text(alert.groupedUnder()),
        Cell.text(alert.id()));
  }
}
