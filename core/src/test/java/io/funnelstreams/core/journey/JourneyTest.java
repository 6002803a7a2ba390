package io.funnelstreams.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyTest {
  private static final BusinessCalendar UTC = BusinessCalendar.of(ZoneOffset.UTC);

  private static final Event MQL = Story.of("p").mql("2026-01-02").id("e").event();

  @Test
  void aRedeliveryChangesNothingAndIsNoConflict() {
    var again = Story.of("p").mql("2026-01-02").id("e").backfill().recordedAt("2026-03-01").event();
    var insertion = JourneyFixture.journey(List.of(MQL)).with(again);
    assertThat(insertion.loser()).isEmpty();
    assertThat(insertion.journey().events(UTC)).hasSize(1);
  }

  @Test
  void theHighestRevisionHolds() {
    var edited = Story.of("p").sql("2026-01-05").id("e").revision(2).event();
    assertThat(JourneyFixture.journey(List.of(edited, MQL)).events(UTC)).containsExactly(edited);
    assertThat(JourneyFixture.journey(List.of(MQL, edited)).events(UTC)).containsExactly(edited);
  }

  @Test
  void theLaterRecordedOfTwoContentsHoldsAndTheOtherIsTheLoser() {
    var other = Story.of("p").sql("2026-01-02").id("e").recordedAt("2026-03-01").event();
    var insertion = JourneyFixture.journey(List.of(MQL)).with(other);
    assertThat(insertion.journey().events(UTC)).containsExactly(other);
    assertThat(insertion.loser()).contains(MQL);
    assertThat(JourneyFixture.journey(List.of(other)).with(MQL).loser()).contains(MQL);
  }

  @Test
  void anOlderVersionDoesNotBringAWithdrawnEventBackButANewerOneDoes() {
    var withdrawn = Story.of("p").mql("2026-01-02").id("e").revision(2).withdrawn().event();
    var newer = Story.of("p").mql("2026-01-02").id("e").revision(3).event();
    assertThat(JourneyFixture.journey(List.of(withdrawn, MQL)).events(UTC)).isEmpty();
    assertThat(JourneyFixture.journey(List.of(withdrawn, newer)).events(UTC))
        .containsExactly(newer);
  }

  @Test
  void eventsOfOneRankAreInTheOrderOfTimeThenId() {
    var story = Story.of("p").mql("2026-01-02").id("b").mql("2026-01-02").id("a");
    story.created("2026-01-01").id("c");
    assertThat(JourneyFixture.journey(story.events()).events(UTC))
        .extracting(event -> event.header().key().eventId())
        .containsExactly("c", "a", "b");
  }
}
