package io.funnelstreams.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContentTest {
  private static final Event EVENT = Story.of("p").mql("2026-01-02").in("region", "EMEA").event();

  @Test
  void howAnEventWasDeliveredIsNotContent() {
    var again =
        Story.of("p").mql("2026-01-02").in("region", "EMEA").recordedAt("2026-05-01").backfill();
    assertThat(Content.same(EVENT, again.event())).isTrue();
    assertThat(Content.hash(again.event())).isEqualTo(Content.hash(EVENT));
  }

  @Test
  void anotherSegmentTypeTimeOrRevisionIsOtherContent() {
    assertThat(
            Stream.of(
                Story.of("p").mql("2026-01-02").in("region", "APAC"),
                Story.of("p").sql("2026-01-02").in("region", "EMEA"),
                Story.of("p").mql("2026-01-03").in("region", "EMEA"),
                Story.of("p").mql("2026-01-02").in("region", "EMEA").revision(2)))
        .noneMatch(story -> Content.same(EVENT, story.event()));
  }
}
