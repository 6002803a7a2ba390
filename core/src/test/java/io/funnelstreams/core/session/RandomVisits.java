package io.funnelstreams.core.session;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.WebEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Views that lie half an hour apart, give or take a millisecond, around a midnight in Berlin, the
 * hour that is left out there in spring, and a new month; and the parties' own lead events.
 */
final class RandomVisits {
  private static final List<Instant> AROUND =
      List.of(
          Instant.parse("2026-03-28T22:30:00Z"),
          Instant.parse("2026-03-29T00:30:00Z"),
          Instant.parse("2026-03-31T21:30:00Z"));

  private RandomVisits() {}

  /** The events of parties of which some merge into others. */
  static Arbitrary<Event> of(List<String> parties) {
    var party = Arbitraries.of(parties);
    return Arbitraries.frequencyOf(
        Tuple.of(5, party.flatMap(RandomVisits::view)),
        Tuple.of(1, party.flatMap(id -> lead(id, parties))));
  }

  private static Arbitrary<Event> view(String party) {
    return Combinators.combine(
            header(party, "web", ""), Arbitraries.of(WebEvent.ReferrerClass.class))
        .as((header, from) -> new WebEvent(header, "/", from, Optional.empty()));
  }

  private static Arbitrary<Event> lead(String party, List<String> parties) {
    return Combinators.combine(
            header(party, "crm", party),
            Arbitraries.of(LeadEvent.Type.class),
            Arbitraries.of(parties))
        .as(
            (header, type, into) ->
                new LeadEvent(
                    header,
                    type,
                    type.namesAnother() ? Optional.of(into) : Optional.empty(),
                    Optional.empty()));
  }

  private static Arbitrary<Header> header(String party, String source, String prefix) {
    return Combinators.combine(
            Arbitraries.of("1", "2", "3"),
            Arbitraries.integers().between(1, 2),
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))),
            instants(),
            Arbitraries.integers().between(0, 1),
            Arbitraries.of(
                Map.<String, String>of(),
                Map.of("region", "EMEA"),
                Map.of("region", "apac", "channel", "paid"),
                Map.of("channel", "Organic")))
        .as(
            (id, revision, deleted, at, recorded, segment) ->
                new Header(
                    new EventKey(source, prefix + id),
                    revision,
                    deleted,
                    true,
                    at,
                    AROUND.get(2).plusSeconds(recorded),
                    party,
                    segment));
  }

  private static Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.of(AROUND),
            Arbitraries.integers().between(0, 7),
            Arbitraries.of(-1, 0, 0, 0, 1, 700))
        .as((from, halves, ms) -> from.plusSeconds(halves * 900L).plusMillis(ms));
  }
}
