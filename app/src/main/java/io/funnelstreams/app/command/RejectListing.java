package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.ingest.reject.Reject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rejects as listings. */
final class RejectListing {
  private RejectListing() {}

  /** Each of them, with its place and what to do. */
  static Listing of(List<Reject> rejects) {
    return new Listing(
        List.of("at", "source", "place", "reason", "field", "explanation", "attempt", "id"),
        rejects.stream().map(RejectListing::cells).toList());
  }

  /** How many there are of each source for each reason. */
  static Listing counts(List<Reject> rejects) {
    var counts =
        rejects.stream()
            .collect(Collectors.groupingBy(Group::of, TreeMap::new, Collectors.counting()));
    return new Listing(
        List.of("reason", "source", "rejects"),
        counts.entrySet().stream().map(RejectListing::cells).toList());
  }

  private record Group(RejectReason reason, String source) implements Comparable<Group> {
    static Group of(Reject reject) {
      return new Group(reject.rejection().reason(), reject.source());
    }

    @Override
    public int compareTo(Group other) {
      int byReason = reason.compareTo(other.reason);
      return byReason != 0 ? byReason : source.compareTo(other.source);
    }
  }

  private static List<ListingCell> cells(Map.Entry<Group, Long> count) {
    return List.of(
        ListingCell.text(word(count.getKey().reason())),
        ListingCell.text(count.getKey().source()),
        ListingCell.figure(OptionalDouble.of(count.getValue()), ""));
  }

  private static List<ListingCell> cells(Reject reject) {
    return List.of(
        ListingCell.text(reject.at().toString()),
        ListingCell.text(reject.source()),
        ListingCell.text(reject.place()),
        ListingCell.text(word(reject.rejection().reason())),
        ListingCell.text(reject.rejection().field()),
        ListingCell.text(reject.rejection().explanation()),
        ListingCell.text(Integer.toString(reject.attempt())),
        ListingCell.text(reject.id()));
  }

  private static String word(RejectReason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
