package io.funnelstreams.core.journey;

import static io.funnelstreams.core.journey.JourneyFixture.observed;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.DealEvent;
import org.junit.jupiter.api.Test;

class LeadFactsTest {
  private static final Measure[] STAGES = {Measure.LEADS, Measure.MQLS, Measure.SQLS};

  @Test
  void aSkippedStageCountsAtTheInstantOfTheLaterOne() {
    var story = Story.of("p").created("2026-01-01").sql("2026-01-03");
    assertThat(observed(story, STAGES))
        .containsExactly("2026-01-01 leads 1", "2026-01-03 mqls 1", "2026-01-03 sqls 1");
  }

  @Test
  void aConversionCountsAsSql() {
    assertThat(observed(Story.of("p").converted("2026-01-03"), STAGES))
        .containsExactly("2026-01-03 leads 1", "2026-01-03 mqls 1", "2026-01-03 sqls 1");
  }

  @Test
  void aStageCountsOnceInAPass() {
    var story =
        Story.of("p").mql("2026-01-01").mql("2026-01-02").sql("2026-01-03").mql("2026-01-04");
    assertThat(observed(story, STAGES))
        .containsExactly("2026-01-01 leads 1", "2026-01-01 mqls 1", "2026-01-03 sqls 1");
  }

  @Test
  void aDisqualificationImpliesALeadAndNoLaterStage() {
    assertThat(observed(Story.of("p").disqualified("2026-01-02"), STAGES))
        .containsExactly("2026-01-02 leads 1");
  }

  @Test
  void aRecycleImpliesALeadAndNoLaterStage() {
    assertThat(observed(Story.of("p").recycled("2026-01-02"), STAGES))
        .containsExactly("2026-01-02 leads 1");
  }

  @Test
  void aNewPassCountsStagesAgainButNotTheLead() {
    var story =
        Story.of("p")
            .created("2026-01-01")
            .sql("2026-01-02")
            .recycled("2026-01-03")
            .mql("2026-01-04");
    assertThat(observed(story, STAGES))
        .containsExactly(
            "2026-01-01 leads 1", "2026-01-02 mqls 1", "2026-01-02 sqls 1", "2026-01-04 mqls 1");
  }

  @Test
  void aPassWithoutStagesCountsNothing() {
    var story =
        Story.of("p")
            .mql("2026-01-01")
            .recycled("2026-01-02")
            .recycled("2026-01-03")
            .mql("2026-01-04");
    assertThat(observed(story, STAGES))
        .containsExactly("2026-01-01 leads 1", "2026-01-01 mqls 1", "2026-01-04 mqls 1");
  }

  @Test
  void mqlsThatReachedSqlAreThoseOfTheSamePassOnTheDayOfTheMql() {
    var story =
        Story.of("p").mql("2026-01-01").recycled("2026-01-02").mql("2026-01-03").sql("2026-01-05");
    assertThat(observed(story, Measure.MQLS_REACHED_SQL))
        .containsExactly("2026-01-03 mqls_reached_sql 1");
  }

  @Test
  void aDeletionTakesBackTheLeadAndLeavesDealsAndCalls() {
    var story =
        Story.of("p")
            .mql("2026-01-01")
            .deal("d", DealEvent.Type.OPENED, "2026-01-02")
            .call(CallEvent.Purpose.CLOSING, "2026-01-03")
            .deleted("2026-01-04");
    assertThat(
            observed(
                story,
                Measure.LEADS,
                Measure.MQLS,
                Measure.DEALS_OPENED,
                Measure.CLOSING_CALLS,
                Measure.LEADS_REACHED_DEAL))
        .containsExactly("2026-01-02 deals_opened 1", "2026-01-03 closing_calls 1");
  }

  @Test
  void aLeadBeginsAnewAfterItsDeletion() {
    var story = Story.of("p").mql("2026-01-01").deleted("2026-01-04").created("2026-01-05");
    assertThat(observed(story, STAGES)).containsExactly("2026-01-05 leads 1");
  }

  @Test
  void aDeletionForgetsTheDimensionsToldBefore() {
    var story =
        Story.of("p")
            .mql("2026-01-01")
            .in("region", "EMEA")
            .deleted("2026-01-04")
            .created("2026-01-05");
    assertThat(observed(JourneyFixture.byRegion(SegmentPolicy.AT_EVENT), story, STAGES))
        .containsExactly("2026-01-05 leads unknown 1");
  }

  @Test
  void takingADeletionBackRestoresTheLead() {
    var story =
        Story.of("p").mql("2026-01-01").deleted("2026-01-04").id("x").deleted("2026-01-04").id("x");
    assertThat(observed(story.revision(2).withdrawn(), STAGES))
        .containsExactly("2026-01-01 leads 1", "2026-01-01 mqls 1");
  }

  @Test
  void aMergeAloneMakesNoLead() {
    var story = Story.of("p").mergedInto("q", "2026-01-01").created("2026-01-02");
    assertThat(observed(story, STAGES)).containsExactly("2026-01-02 leads 1");
  }

  @Test
  void beingIdentifiedAloneMakesNoLead() {
    var story = Story.of("p").identifiedAs("q", "2026-01-01").created("2026-01-02");
    assertThat(observed(story, STAGES)).containsExactly("2026-01-02 leads 1");
  }
}
