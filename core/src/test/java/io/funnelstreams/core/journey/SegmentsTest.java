package io.funnelstreams.core.journey;

import static io.funnelstreams.core.event.DealEvent.Type.LOST;
import static io.funnelstreams.core.event.DealEvent.Type.OPENED;
import static io.funnelstreams.core.journey.JourneyFixture.byRegion;
import static io.funnelstreams.core.journey.JourneyFixture.observed;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import org.junit.jupiter.api.Test;

class SegmentsTest {
  private static Story moving() {
    return Story.of("p")
        .created("2026-01-01")
        .in("region", "North")
        .deal("d", OPENED, "2026-01-02")
        .mql("2026-01-03")
        .in("region", "South")
        .deal("d", LOST, "2026-01-04")
        .in("region", "West")
        .sql("2026-01-05")
        .in("region", "East");
  }

  private static final Measure[] FACTS = {Measure.LEADS, Measure.DEALS_OPENED, Measure.DEALS_LOST};

  @Test
  void atEventIsWhatWasKnownThenTheEntitysOwnFirst() {
    assertThat(observed(byRegion(SegmentPolicy.AT_EVENT), moving(), FACTS))
        .containsExactly(
            "2026-01-01 leads north 1",
            "2026-01-02 deals_opened north 1",
            "2026-01-04 deals_lost west 1");
  }

  @Test
  void currentMovesThePastToo() {
    assertThat(observed(byRegion(SegmentPolicy.CURRENT), moving(), FACTS))
        .containsExactly(
            "2026-01-01 leads east 1",
            "2026-01-02 deals_opened west 1",
            "2026-01-04 deals_lost west 1");
  }

  @Test
  void firstIsTheFirstTouchOfPartyOrEntity() {
    assertThat(observed(byRegion(SegmentPolicy.FIRST), moving(), FACTS))
        .containsExactly(
            "2026-01-01 leads north 1",
            "2026-01-02 deals_opened north 1",
            "2026-01-04 deals_lost north 1");
  }

  @Test
  void aDimensionNobodyToldIsUnknownAndABlankTellsNothing() {
    var story = Story.of("p").created("2026-01-01").in("region", " ");
    assertThat(observed(byRegion(SegmentPolicy.AT_EVENT), story, Measure.LEADS))
        .containsExactly("2026-01-01 leads unknown 1");
    assertThat(story.event().header().segment()).isEmpty();
  }

  @Test
  void valuesAreEqualWithoutCaseAndSurroundingSpaceAndShownAsTold() {
    assertThat(DimensionValue.of(" EMEA ")).isEqualTo(DimensionValue.of("emea"));
    assertThat(DimensionValue.of(" EMEA ").shown()).isEqualTo("EMEA");
  }
}
