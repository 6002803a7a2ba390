package io.funnelstreams.core.journey;

import static io.funnelstreams.core.Story.Subscribed.at;
import static io.funnelstreams.core.Story.Subscribed.effective;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.CHANGED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.RENEWED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import org.junit.jupiter.api.Test;

class MrrBySegmentTest {
  private static final FactRules BY_REGION = JourneyFixture.byRegion(SegmentPolicy.AT_EVENT);

  @Test
  void aMoveBetweenSegmentsAtAnEqualTotalIsLevelExpansion() {
    var story =
        Story.of("p")
            .subscription("s", STARTED, "2026-01-01", at(50))
            .in("region", "EMEA")
            .subscription("s", CHANGED, "2026-02-01", at(50))
            .in("region", "APAC");
    assertThat(JourneyFixture.observed(BY_REGION, story, Measure.EXPANSION_MRR))
        .containsExactly("2026-02-01 expansion_mrr apac 50", "2026-02-01 expansion_mrr emea -50");
  }

  @Test
  void aMoveBetweenSegmentsForLessIsContractionInBoth() {
    var story =
        Story.of("p")
            .subscription("s", STARTED, "2026-01-01", at(50))
            .in("region", "EMEA")
            .subscription("s", CHANGED, "2026-02-01", at(40))
            .in("region", "APAC");
    assertThat(JourneyFixture.observed(BY_REGION, story, Measure.CONTRACTION_MRR, Measure.MRR))
        .containsExactly(
            "2026-01-01 mrr emea 50",
            "2026-02-01 contraction_mrr apac -40",
            "2026-02-01 contraction_mrr emea 50",
            "2026-02-01 mrr apac 40",
            "2026-02-01 mrr emea -50");
  }

  @Test
  void aSegmentToldForTheFutureMovesWhenItTakesEffect() {
    var story =
        Story.of("p")
            .subscription("s", STARTED, "2026-01-01", at(50))
            .in("region", "EMEA")
            .subscription("s", CHANGED, "2026-01-10", effective("2026-02-01"))
            .in("region", "APAC");
    assertThat(JourneyFixture.observed(BY_REGION, story, Measure.MRR))
        .containsExactly(
            "2026-01-01 mrr emea 50", "2026-02-01 mrr apac 50", "2026-02-01 mrr emea -50");
  }

  @Test
  void whatThePartySaysMovesASubscriptionAtItsOwnNextEvent() {
    var story =
        Story.of("p")
            .created("2026-01-01T00:00:00Z")
            .in("region", "EMEA")
            .subscription("s", STARTED, "2026-01-01", at(50))
            .mql("2026-02-01")
            .in("region", "APAC")
            .subscription("s", RENEWED, "2026-03-01");
    assertThat(JourneyFixture.observed(BY_REGION, story, Measure.MRR))
        .containsExactly(
            "2026-01-01 mrr emea 50", "2026-03-01 mrr apac 50", "2026-03-01 mrr emea -50");
  }
}
