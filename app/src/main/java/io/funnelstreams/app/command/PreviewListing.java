package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.app.run.EventTally;
import io.funnelstreams.app.run.MadeEvent;
import io.funnelstreams.app.run.RejectedInput;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.ingest.sink.RowPlace;
import io.funnelstreams.ingest.source.EventDocument;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A preview as listings. */
final class PreviewListing {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private PreviewListing() {}

  /** Events by family and type, with the range of their days and amounts. */
  static Listing made(List<EventTally.Line> lines) {
    return new Listing(
        List.of("event", "count", "first_day", "last_day", "least", "greatest", "currency"),
        lines.stream().map(PreviewListing::cells).toList());
  }

  private static List<ListingCell> cells(EventTally.Line line) {
    return List.of(
        ListingCell.text(line.word()),
        ListingCell.figure(OptionalDouble.of((double) line.count()), ""),
        ListingCell.text(line.first().toString()),
        ListingCell.text(line.last().toString()),
        amount(line.least()),
        amount(line.greatest()),
        ListingCell.text(line.least().map(money -> money.currency().getCurrencyCode())));
  }

  private static ListingCell amount(Optional<Money> money) {
    var major =
        money.map(
            amount ->
                BigDecimal.valueOf(
                        amount.minor(), Math.max(0, amount.currency().getDefaultFractionDigits()))
                    .doubleValue());
    return ListingCell.figure(major.map(OptionalDouble::of).orElse(OptionalDouble.empty()), "");
  }

  /** Events in full, with the row that each was made of. */
  static Listing first(List<MadeEvent> events, ZoneId zone) {
    return new Listing(
        List.of("line", "event", "party", "occurred_at", "values", "segment"),
        events.stream().map(made -> cells(made, zone)).toList());
  }

  private static List<ListingCell> cells(MadeEvent made, ZoneId zone) {
    var header = made.event().header();
    return List.of(
        ListingCell.figure(OptionalDouble.of((double) made.place().line()), ""),
        ListingCell.text(made.event().label()),
        ListingCell.text(header.partyId()),
        ListingCell.text(when(header, zone)),
        new ListingCell.Labels(EventDocument.values(made.event())),
        new ListingCell.Labels(header.segment()));
  }

  /** A day where the row has no time, otherwise the time in the plan's zone. */
  private static String when(Header header, ZoneId zone) {
    return header.allDay()
        ? header.dayIn(zone).toString()
        : TIME.format(header.occurredAt().atZone(zone));
  }

  /** Rejected rows for a program or a spreadsheet. */
  static Listing rejectsInFull(List<RejectedInput> rejects) {
    return Listing.of(
        List.of("file", "line", "reason", "field", "explanation"),
        rejects,
        reject ->
            List.of(
                ListingCell.text(reject.place().file().toString()),
                ListingCell.figure(OptionalDouble.of((double) reject.place().line()), ""),
                ListingCell.text(reason(reject)),
                ListingCell.text(reject.field()),
                ListingCell.text(reject.rejection().explanation())));
  }

  private static String reason(RejectedInput reject) {
    return reject.rejection().reason().name().toLowerCase(Locale.ROOT);
  }

  /** Rejected rows with their problem and its remedy. */
  static Listing rejects(List<RejectedInput> rejects) {
    return new Listing(
        List.of("place", "reason", "field", "explanation"),
        rejects.stream().map(PreviewListing::cells).toList());
  }

  private static List<ListingCell> cells(RejectedInput reject) {
    return List.of(
        ListingCell.text(place(reject.place())),
        ListingCell.text(reason(reject)),
        ListingCell.text(reject.field()),
        ListingCell.text(reject.rejection().explanation()));
  }

  private static String place(RowPlace place) {
    var file = String.valueOf(place.file().getFileName());
    return place.line() == 0 ? file : file + ", line " + place.line();
  }
}
