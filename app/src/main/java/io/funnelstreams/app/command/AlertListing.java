package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
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
            "grouped_under",
            "id"),
        alerts.stream().map(AlertListing::cells).toList());
  }

  private static List<ListingCell> cells(ListedAlert alert) {
    return List.of(
        new ListingCell.Text(alert.state(), alert.isFiring() ? Style.BAD : Style.GOOD),
        ListingCell.text(alert.severity()),
        ListingCell.text(alert.title()),
        ListingCell.text(alert.reason()),
        ListingCell.figure(alert.actual(), alert.unit()),
        ListingCell.figure(alert.expected(), alert.unit()),
        ListingCell.text(alert.unit()),
        ListingCell.text(alert.firedAt().toString()),
        ListingCell.text(alert.resolvedAt().map(Instant::toString)),
        ListingCell.text(alert.owner()),
        ListingCell.text(alert.groupedUnder()),
        ListingCell.text(alert.id()));
  }
}
