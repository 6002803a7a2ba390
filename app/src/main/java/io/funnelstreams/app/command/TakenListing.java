package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Cell;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.source.EventDocument;
import io.funnelstreams.ingest.source.ItemOutcome;
import io.funnelstreams.ingest.source.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a payload became, as a listing: one row an event, and one an item that made none. */
final class TakenListing {
  private static final List<String> COLUMNS =
      List.of(
          "item", "outcome", "family", "party", "occurred_at", "values", "segment", "id", "reason");

  private TakenListing() {}

  static Listing of(Taken taken) {
    var rows = new ArrayList<List<Cell>>();
    taken.unreadable().ifPresent(reject -> rows.add(rejected("", reject)));
    for (int i = 0; i < taken.items().size(); i++) {
      rows.addAll(rows(Integer.toString(i + 1), taken.items().get(i)));
    }
    if (rows.isEmpty()) {
      var answer = taken.answer().map(text -> "answered: " + text.body()).orElse("");
      rows.add(without("", new Cell.Text("handshake", Style.GOOD), answer));
    }
    return new Listing(COLUMNS, rows);
  }

  static boolean hasRejects(Taken taken) {
    return taken.items().stream().anyMatch(ItemOutcome.Rejected.class::isInstance);
  }

  private static List<List<Cell>> rows(String item, ItemOutcome outcome) {
    if (outcome instanceof ItemOutcome.Events made) {
      return made.events().stream().map(event -> event(item, event)).toList();
    }
    return outcome instanceof ItemOutcome.Rejected no
        ? List.of(rejected(item, no.reject()))
        : List.of(without(item, Cell.text("not of interest"), ""));
  }

  private static List<Cell> rejected(String item, Reject reject) {
    var rejection = reject.rejection();
    var reason = rejection.reason().name().toLowerCase(Locale.ROOT);
    return without(
        item, new Cell.Text("rejected", Style.BAD), reason + ": " + rejection.explanation());
  }

  private static List<Cell> without(String item, Cell outcome, String reason) {
    var nothing = Cell.text("");
    return List.of(
        Cell.text(item),
        outcome,
        nothing,
        nothing,
        nothing,
        new Cell.Labels(Map.of()),
        new Cell.Labels(Map.of()),
        nothing,
        Cell.text(reason));
  }

  private static List<Cell> event(String item, Event event) {
    var header = event.header();
    return List.of(
        Cell.text(item),
        new Cell.Text(header.deleted() ? "event taken back" : "event", Style.GOOD),
        Cell.text(event.family().name().toLowerCase(Locale.ROOT)),
        Cell.text(header.partyId()),
        Cell.text(header.occurredAt().toString()),
        new Cell.Labels(EventDocument.values(event)),
        new Cell.Labels(header.segment()),
        Cell.text(header.key().eventId()),
        Cell.text(""));
  }
}
