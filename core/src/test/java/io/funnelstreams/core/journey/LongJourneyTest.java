package io.funnelstreams.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A journey that is long enough for an index is the same set as a short one. */
class LongJourneyTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Property(tries = 30)
  void holdsTheWinningVersionsInOrder(@ForAll Random random) {
    var journey = Journey.EMPTY;
    var versions = new HashMap<EventKey, Event>();
    for (int i = 0; i < 600; i++) {
      var event = event(random);
      var earlier = journey;
      journey = journey.with(event).journey();
      versions.merge(event.header().key(), event, LongJourneyTest::winner);
      if (random.nextInt(50) == 0) {
        assertThat(earlier.with(event).journey().versions()).isEqualTo(journey.versions());
      }
    }
    assertThat(journey.versions()).isEqualTo(sorted(versions)).hasSizeGreaterThan(150);
    assertThat(journey.merges()).isEqualTo(merges(journey));
  }

  @Property(tries = 30)
  void unitesWithAnotherAsItsEventsDoOneByOne(@ForAll Random random) {
    var one = Journey.EMPTY;
    var other = Journey.EMPTY;
    for (int i = 0; i < 200; i++) {
      one = one.with(event(random)).journey();
      other = other.with(event(random)).journey();
    }
    var oneByOne = one;
    for (var event : other.versions()) {
      oneByOne = oneByOne.with(event).journey();
    }
    assertThat(one.union(other).versions()).isEqualTo(oneByOne.versions());
    assertThat(one.union(Journey.EMPTY)).isSameAs(one);
    assertThat(Journey.EMPTY.union(one)).isSameAs(one);
  }

  private static Event winner(Event known, Event event) {
    return Journey.EMPTY.with(known).journey().with(event).journey().versions().get(0);
  }

  private static List<Event> sorted(Map<EventKey, Event> versions) {
    var sorted = new ArrayList<>(versions.values());
    sorted.sort(Event.JOURNEY_ORDER);
    return sorted;
  }

  private static List<Event> merges(Journey journey) {
    return journey.versions().stream()
        .filter(event -> event instanceof LeadEvent lead && lead.type().namesAnother())
        .toList();
  }

  private static Event event(Random random) {
    var header =
        new Header(
            new EventKey("crm", "e" + random.nextInt(400)),
            random.nextInt(3),
            random.nextInt(10) == 0,
            false,
            START.plusSeconds(random.nextInt(100)),
            START.plusSeconds(1_000 + random.nextInt(3)),
            "p",
            Map.of());
    return random.nextInt(20) == 0
        ? new LeadEvent(header, LeadEvent.Type.MERGED, Optional.of("q"), Optional.empty())
        : new CallEvent(header, CallEvent.Purpose.CLOSING, Optional.empty(), random.nextInt(3));
  }
}
