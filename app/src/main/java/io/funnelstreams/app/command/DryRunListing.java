package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.source.EventDocument;
import io.funnelstreams.ingest.source.ItemOutcome;
import io.funnelstreams.ingest.source.ParsedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of a payload as a listing: one row for each event, and one for each item that made
 * none.
 */
final class DryRunListing {
  private static final List<String> COLUMNS =
      List.of(
          "item", "outcome", "family", "party", "occurred_at", "values", "segment", "id", "reason");

  private DryRunListing() {}

  static Listing of(ParsedRequest taken) {
    var rows = new ArrayList<List<ListingCell>>();
    taken.unreadable().ifPresent(reject -> rows.add(rejected("", reject)));
    for (int i = 0; i < taken.items().size(); i++) {
      rows.addAll(rows(Integer.toString(i + 1), taken.items().get(i)));
    }
    if (rows.isEmpty()) {
      var answer = taken.answer().map(text -> "answered: " + text.body()).orElse("");
      rows.add(without("", new ListingCell.Text("handshake", Style.GOOD), answer));
    }
    return new Listing(COLUMNS, rows);
  }

  static boolean hasRejects(ParsedRequest taken) {
    return taken.items().stream().anyMatch(ItemOutcome.Rejected.class::isInstance);
  }

  private static List<List<ListingCell>> rows(String item, ItemOutcome outcome) {
    if (outcome instanceof ItemOutcome.Events made) {
      return made.events().stream().map(event -> event(item, event)).toList();
    }
    return outcome instanceof ItemOutcome.Rejected no
        ? List.of(rejected(item, no.reject()))
        : List.of(without(item, ListingCell.text("not of interest"), ""));
  }

  private static List<ListingCell> rejected(String item, Reject reject) {
    var rejection = reject.rejection();
    var reason = rejection.reason().name().toLowerCase(Locale.ROOT);
    return without(
        item, new ListingCell.Text("rejected", Style.BAD), reason + ": " + rejection.explanation());
  }

  private static List<ListingCell> without(String item, ListingCell outcome, String reason) {
    var nothing = ListingCell.text("");
    return List.of(
        ListingCell.text(item),
        outcome,
        nothing,
        nothing,
        nothing,
        new ListingCell.Labels(Map.of()),
        new ListingCell.Labels(Map.of()),
        nothing,
        ListingCell.text(reason));
  }

  private static List<ListingCell> event(String item, Event event) {
    var header = event.header();
    return List.of(
        ListingCell.text(item),
        new ListingCell.Text(header.deleted() ? "event taken back" : "event", Style.GOOD),
        ListingCell.text(event.family().name().toLowerCase(Locale.ROOT)),
        ListingCell.text(header.partyId()),
        ListingCell.text(header.occurredAt().toString()),
        new ListingCell.Labels(EventDocument.values(event)),
        new ListingCell.Labels(header.segment()),
        ListingCell.text(header.key().eventId()),
        ListingCell.text(""));
  }
}
