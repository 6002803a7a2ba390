package io.funnelstreams.app.run;

import io.funnelstreams.core.event.Content;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.ingest.ledger.MappingId;
import io.funnelstreams.ingest.sink.EventSink;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the events whose id another mapping of the same source has given to something else. The
 * later of the two counts and the other is lost, for instance where leads and contacts have numbers
 * of their own.
 */
final class OverlappingIds {
  private final Map<String, Long> mappings;
  private final Map<Place, Made> known = new HashMap<>();

  /** What makes two events versions of one: a party's events have ids of their own. */
  private record Place(String party, EventKey key) {}

  /** An event, and the name of the mapping that made it last. */
  private record Made(Event event, String mapping) {}

  /** A count of nothing. A source with a single mapping needs none, and keeps nothing. */
  OverlappingIds(List<MappingId> mappings) {
    this.mappings = new HashMap<>();
    mappings.stream().distinct().forEach(id -> this.mappings.merge(id.source(), 1L, Long::sum));
  }

  /** Counts the events of one import on their way. */
  Counting counting(EventSink events, MappingId mapping) {
    return new Counting(events, mapping);
  }

  /** The events of one import. */
  final class Counting extends ObservingSink {
    private final MappingId mapping;
    private long overlapping;
    private Optional<Made> first = Optional.empty();

    private Counting(EventSink events, MappingId mapping) {
      super(events);
      this.mapping = mapping;
    }

    @Override
    void observe(Event event) {
      if (mappings.getOrDefault(mapping.source(), 0L) < 2 || event.header().deleted()) {
        return;
      }
      var before = known.put(placeOf(event), new Made(event, mapping.mapping()));
      if (before != null
          && !before.mapping().equals(mapping.mapping())
          && !Content.same(before.event(), event)) {
        overlapping++;
        first = first.or(() -> Optional.of(before));
      }
    }

    private Place placeOf(Event event) {
      return new Place(event.header().partyId(), event.header().key());
    }

    /** What the person who reads the files has to know; empty where every id is of one mapping. */
    Optional<String> notice() {
      return first.map(
          made ->
              String.format(
                  Locale.ROOT,
                  "  %,8d  %s the id of another event that the mapping '%s' made of the source"
                      + " '%s', first '%s': the later one counts and the other is lost. Where the"
                      + " files number their rows apart, give one mapping another 'source', or its"
                      + " events a 'name'",
                  overlapping,
                  overlapping == 1 ? "event has" : "events have",
                  made.mapping(),
                  mapping.source(),
                  made.event().header().key().eventId()));
    }
  }
}
