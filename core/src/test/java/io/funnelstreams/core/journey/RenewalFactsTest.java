package io.funnelstreams.core.journey;

import static io.funnelstreams.core.Story.Subscribed.NOTHING;
import static io.funnelstreams.core.Story.Subscribed.at;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.CANCELLED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.CHANGED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.RENEWED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenewalFactsTest {
  private static List<String> renewals(Story story) {
    return JourneyFixture.observed(story, Measure.RENEWALS_DUE, Measure.RENEWALS);
  }

  private static Story yearly() {
    return Story.of("p").subscription("s", STARTED, "2025-01-01", at(50).until("2025-12-31"));
  }

  @Test
  void aTermIsDueOnItsLastDay() {
    assertThat(renewals(yearly())).containsExactly("2025-12-31 renewals_due 1");
  }

  @Test
  void aRenewalCountsOnTheDayItWasDueHoweverEarlyOrLateItCame() {
    for (var day : List.of("2025-11-01", "2026-02-01")) {
      assertThat(renewals(yearly().subscription("s", RENEWED, day, NOTHING.until("2026-12-31"))))
          .containsExactly(
              "2025-12-31 renewals 1", "2025-12-31 renewals_due 1", "2026-12-31 renewals_due 1");
    }
  }

  @Test
  void aRenewalWithoutATermLeavesNothingDue() {
    assertThat(renewals(yearly().subscription("s", RENEWED, "2025-12-31")))
        .containsExactly("2025-12-31 renewals 1", "2025-12-31 renewals_due 1");
  }

  @Test
  void theLastTermToldBeforeTheRenewalHolds() {
    var story =
        yearly()
            .subscription("s", CHANGED, "2025-06-01", NOTHING.until("2026-01-31"))
            .subscription("s", RENEWED, "2026-01-31");
    assertThat(renewals(story))
        .containsExactly("2026-01-31 renewals 1", "2026-01-31 renewals_due 1");
  }

  @Test
  void whatEndedBeforeTheDayIsNotDue() {
    assertThat(renewals(yearly().subscription("s", CANCELLED, "2025-12-30T23:59:59Z"))).isEmpty();
    assertThat(
            renewals(
                yearly()
                    .subscription("s", CANCELLED, "2025-06-01")
                    .subscription("s", RENEWED, "2026-03-01")))
        .isEmpty();
  }

  @Test
  void whatEndsOnTheDayIsDueAndNotRenewed() {
    assertThat(renewals(yearly().subscription("s", CANCELLED, "2025-12-31T00:00:00Z")))
        .containsExactly("2025-12-31 renewals_due 1");
  }

  @Test
  void whatEndedAndBeganAgainBeforeTheDayIsDue() {
    var story =
        yearly()
            .subscription("s", CANCELLED, "2025-06-01")
            .subscription("s", STARTED, "2025-07-01");
    assertThat(renewals(story)).containsExactly("2025-12-31 renewals_due 1");
  }

  @Test
  void aRenewalWhileACancellationIsPendingRenews() {
    var story =
        yearly()
            .subscription("s", CANCELLED, "2025-11-01", NOTHING.from("2026-03-01"))
            .subscription("s", RENEWED, "2025-12-20");
    assertThat(renewals(story))
        .containsExactly("2025-12-31 renewals 1", "2025-12-31 renewals_due 1");
  }

  @Test
  void theTermOfACancellationThatWasTakenBackIsForgotten() {
    var story =
        yearly()
            .subscription(
                "s", CANCELLED, "2025-06-01", NOTHING.until("2025-07-31").from("2025-07-31"))
            .subscription("s", STARTED, "2025-06-15");
    assertThat(renewals(story)).containsExactly("2025-12-31 renewals_due 1");
  }

  @Test
  void aRenewalCountsInTheSegmentOfWhatToldTheTerm() {
    var story =
        yearly().in("region", "EMEA").subscription("s", RENEWED, "2025-12-31").in("region", "APAC");
    assertThat(
            JourneyFixture.observed(
                JourneyFixture.byRegion(SegmentPolicy.AT_EVENT),
                story,
                Measure.RENEWALS_DUE,
                Measure.RENEWALS))
        .containsExactly("2025-12-31 renewals emea 1", "2025-12-31 renewals_due emea 1");
  }
}
