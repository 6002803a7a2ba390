package io.funnelstreams.core.journey;

import static io.funnelstreams.core.Story.Subscribed.at;
import static io.funnelstreams.core.Story.Subscribed.effective;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.CANCELLED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.CHANGED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.PAUSED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.RENEWED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.RESUMED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.STARTED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.TRIAL_STARTED;
import static io.funnelstreams.core.journey.JourneyFixture.companyIn;
import static io.funnelstreams.core.journey.JourneyFixture.journey;
import static io.funnelstreams.core.journey.JourneyFixture.observed;
import static io.funnelstreams.core.journey.JourneyFixture.withDollars;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.Story.Subscribed;
import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MrrFactsTest {
  private static final Measure[] MOVEMENTS = {
    Measure.NEW_MRR,
    Measure.EXPANSION_MRR,
    Measure.CONTRACTION_MRR,
    Measure.CHURNED_MRR,
    Measure.REACTIVATION_MRR
  };

  private static List<String> movements(Story story) {
    return observed(story, MOVEMENTS);
  }

  private static Story party() {
    return Story.of("p");
  }

  @Test
  void aTrialAddsNothingUntilItIsPaid() {
    var story =
        party()
            .subscription("s", TRIAL_STARTED, "2026-01-01", at(50))
            .subscription("s", STARTED, "2026-01-15");
    assertThat(movements(story)).containsExactly("2026-01-15 new_mrr 50");
  }

  @Test
  void aTrialThatBeginsWhileItRunsEndsNothing() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", TRIAL_STARTED, "2026-01-15");
    assertThat(movements(story)).containsExactly("2026-01-01 new_mrr 50");
  }

  @Test
  void aCancelledTrialNeverWasACustomer() {
    var story =
        party()
            .subscription("s", TRIAL_STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-01-15");
    assertThat(observed(story, Measure.MRR, Measure.NEW_CUSTOMERS, Measure.CHURNED_CUSTOMERS))
        .isEmpty();
  }

  @Test
  void aChangeOfPlanOnOneDayIsOneMovementOfTheTotal() {
    var story =
        party()
            .subscription("basic", STARTED, "2026-01-01", at(50))
            .subscription("basic", CANCELLED, "2026-02-01T09:00:00Z")
            .subscription("pro", STARTED, "2026-02-01T10:00:00Z", at(80));
    assertThat(movements(story))
        .containsExactly("2026-01-01 new_mrr 50", "2026-02-01 expansion_mrr 30");
  }

  @Test
  void whatIsCancelledAndBegunAgainOnOneDayLeavesNoTrace() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-02-01T09:00:00Z")
            .subscription("s", STARTED, "2026-02-01T10:00:00Z");
    assertThat(movements(story)).containsExactly("2026-01-01 new_mrr 50");
    assertThat(observed(story, Measure.CHURNED_CUSTOMERS, Measure.REACTIVATED_CUSTOMERS)).isEmpty();
  }

  @Test
  void whatBeginsAndEndsOnOneDayLeavesNoTrace() {
    var story =
        party()
            .subscription("s", STARTED, "2026-02-01T09:00:00Z", at(50))
            .subscription("s", CANCELLED, "2026-02-01T10:00:00Z");
    assertThat(observed(story, Measure.MRR, Measure.NEW_CUSTOMERS)).isEmpty();
  }

  @Test
  void aCancellationCountsWhenTheServiceEndsNotWhenItWasAskedFor() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-01-20", effective("2026-03-01"));
    assertThat(movements(story))
        .containsExactly("2026-01-01 new_mrr 50", "2026-03-01 churned_mrr 50");
  }

  @ParameterizedTest
  @EnumSource(names = {"STARTED", "RESUMED"})
  void aCancellationIsTakenBackBeforeItTakesEffect(SubscriptionEvent.Type type) {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-01-20", at(50).from("2026-03-01"))
            .subscription("s", type, "2026-02-10", at(70));
    assertThat(movements(story))
        .containsExactly("2026-01-01 new_mrr 50", "2026-02-10 expansion_mrr 20");
  }

  @Test
  void anEndThatIsToldTogetherWithTheStartStandsInEitherOrder() {
    var endFirst =
        party()
            .subscription("s", CANCELLED, "2026-01-01", effective("2026-03-01"))
            .subscription("s", STARTED, "2026-01-01", at(50));
    var startFirst =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-01-01", effective("2026-03-01"));
    assertThat(movements(endFirst))
        .isEqualTo(movements(startFirst))
        .containsExactly("2026-01-01 new_mrr 50", "2026-03-01 churned_mrr 50");
  }

  @Test
  void aSecondCancellationReplacesAPendingOne() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-01-20", effective("2026-03-01"))
            .subscription("s", CANCELLED, "2026-01-25", effective("2026-05-01"));
    assertThat(movements(story))
        .containsExactly("2026-01-01 new_mrr 50", "2026-05-01 churned_mrr 50");
  }

  @ParameterizedTest
  @EnumSource(names = {"RENEWED", "CHANGED"})
  void aRenewalOrAChangeLeavesAPendingCancellationStanding(SubscriptionEvent.Type type) {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-01-20", effective("2026-03-01"))
            .subscription("s", type, "2026-02-01", at(60));
    assertThat(movements(story))
        .containsExactly(
            "2026-01-01 new_mrr 50", "2026-02-01 expansion_mrr 10", "2026-03-01 churned_mrr 60");
  }

  @Test
  void aCancellationThatTookEffectIsNotTakenBackByABeginAfterIt() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-01-20", effective("2026-03-01"))
            .subscription("s", STARTED, "2026-03-01");
    assertThat(movements(story)).containsExactly("2026-01-01 new_mrr 50");
    var later =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-01-20", effective("2026-03-01"))
            .subscription("s", STARTED, "2026-03-02");
    assertThat(movements(later))
        .containsExactly(
            "2026-01-01 new_mrr 50", "2026-03-01 churned_mrr 50", "2026-03-02 reactivation_mrr 50");
  }

  @Test
  void aBackdatedCancellationMovesThePast() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CHANGED, "2026-02-10", at(80))
            .subscription("s", CANCELLED, "2026-03-05", effective("2026-02-01"));
    assertThat(movements(story))
        .containsExactly("2026-01-01 new_mrr 50", "2026-02-01 churned_mrr 50");
  }

  @Test
  void aBackdatedPriceDoesNotUndoALaterOne() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CHANGED, "2026-02-10", at(80))
            .subscription("s", CHANGED, "2026-03-05", at(60).from("2026-01-20"));
    assertThat(movements(story))
        .containsExactly(
            "2026-01-01 new_mrr 50", "2026-01-20 expansion_mrr 10", "2026-02-10 expansion_mrr 20");
  }

  @Test
  void ofTwoThatTakeEffectAtOneInstantTheLaterOfTheJourneyHolds() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CHANGED, "2026-01-12", at(70).from("2026-02-01"))
            .subscription("s", CHANGED, "2026-01-11", at(60).from("2026-02-01"));
    assertThat(movements(story))
        .containsExactly("2026-01-01 new_mrr 50", "2026-02-01 expansion_mrr 20");
  }

  @Test
  void aPauseOfTheOnlySubscriptionChurnsAndItsResumptionReactivates() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", PAUSED, "2026-02-01")
            .subscription("s", RESUMED, "2026-03-01");
    assertThat(movements(story))
        .containsExactly(
            "2026-01-01 new_mrr 50", "2026-02-01 churned_mrr 50", "2026-03-01 reactivation_mrr 50");
  }

  @Test
  void aPauseOfWhatEndedBringsNothingBack() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-02-01")
            .subscription("s", PAUSED, "2026-02-02")
            .subscription("s", CHANGED, "2026-02-03", at(90));
    assertThat(movements(story))
        .containsExactly("2026-01-01 new_mrr 50", "2026-02-01 churned_mrr 50");
  }

  @Test
  void aChangeOrAPauseAloneBeginsNothing() {
    assertThat(
            movements(
                party()
                    .subscription("s", CHANGED, "2026-01-01", at(50))
                    .subscription("s", PAUSED, "2026-01-02")))
        .isEmpty();
  }

  @Test
  void aRenewalOfWhatEndedBringsItBack() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-02-01")
            .subscription("s", RENEWED, "2026-02-05");
    assertThat(movements(story)).last().isEqualTo("2026-02-05 reactivation_mrr 50");
  }

  @Test
  void cancellingOneOfSeveralIsContractionNotChurn() {
    var story =
        party()
            .subscription("a", STARTED, "2026-01-01", at(50))
            .subscription("b", STARTED, "2026-01-05", at(30))
            .subscription("a", CANCELLED, "2026-02-01")
            .subscription("b", CANCELLED, "2026-03-01");
    assertThat(movements(story))
        .containsExactly(
            "2026-01-01 new_mrr 50",
            "2026-01-05 expansion_mrr 30",
            "2026-02-01 contraction_mrr 50",
            "2026-03-01 churned_mrr 30");
  }

  @Test
  void aDowngradeToZeroIsChurn() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(100))
            .subscription("s", CHANGED, "2026-02-01", at(0))
            .subscription("s", CHANGED, "2026-03-01", at(100));
    assertThat(movements(story))
        .containsExactly(
            "2026-01-01 new_mrr 100",
            "2026-02-01 churned_mrr 100",
            "2026-03-01 reactivation_mrr 100");
  }

  /** Elsewhere 100 → 0 has been counted as contraction and 0 → 100 as expansion. */
  @Test
  void fromNothingIsNeverExpansionAndToNothingIsNeverContraction() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(100))
            .subscription("s", CANCELLED, "2026-02-01")
            .subscription("s", STARTED, "2026-06-01", at(100));
    assertThat(observed(story, Measure.EXPANSION_MRR, Measure.CONTRACTION_MRR)).isEmpty();
    assertThat(movements(story))
        .containsExactly(
            "2026-01-01 new_mrr 100",
            "2026-02-01 churned_mrr 100",
            "2026-06-01 reactivation_mrr 100");
  }

  @Test
  void aQuantityOrIntervalToldAloneKeepsThePrice() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(10).times(3))
            .subscription("s", CHANGED, "2026-02-01", Subscribed.NOTHING.times(5))
            .subscription(
                "s", CHANGED, "2026-03-01", Subscribed.NOTHING.every(1, BillingCycle.Unit.YEAR))
            .subscription("s", CHANGED, "2026-04-01", at(120));
    assertThat(movements(story))
        .containsExactly(
            "2026-01-01 new_mrr 30",
            "2026-02-01 expansion_mrr 20",
            "2026-03-01 contraction_mrr 45.833333",
            "2026-04-01 expansion_mrr 45.833333");
  }

  @Test
  void thirdsOfACentAddUpWithoutLoss() {
    var story = party();
    for (int i = 0; i < 3; i++) {
      story.subscription("s" + i, STARTED, "2026-01-01", at(100).every(3, BillingCycle.Unit.MONTH));
    }
    assertThat(observed(story, Measure.MRR)).containsExactly("2026-01-01 mrr 99.999999");
  }

  @Test
  void anAbsurdQuantityCountsAsNothingAndStopsNobody() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50).times(1_000_000_000_000L))
            .subscription("s", CHANGED, "2026-02-01", at(40).times(1));
    assertThat(movements(story)).containsExactly("2026-02-01 new_mrr 40");
  }

  @Test
  void theDayOfAChangeIsThatOfThePlansZone() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-31T23:30:00Z", at(50))
            .subscription("s", CANCELLED, "2026-02-10", effective("2026-02-28T23:30:00Z"));
    assertThat(observed(companyIn("Europe/Berlin"), story, MOVEMENTS))
        .containsExactly("2026-02-01 new_mrr 50", "2026-03-01 churned_mrr 50");
  }

  @Test
  void somethingIsKnownOfTheDayOnWhichAChangeTakesEffect() {
    var story =
        party()
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-01-20", effective("2026-03-01"));
    assertThat(observed(story, Measure.EVENTS, Measure.REPORTED_SUBSCRIPTIONS))
        .containsExactlyInAnyOrder(
            "2026-01-01 reported_subscriptions 1",
            "2026-01-20 reported_subscriptions 1",
            "2026-03-01 events 1");
  }

  @Test
  void eachPriceIsConvertedAtTheRateOfTheDayItTookEffect() {
    var story =
        party()
            .subscription(
                "s", STARTED, "2026-01-15", Subscribed.NOTHING.priced(Money.of(10_000, "USD")))
            .subscription("s", CHANGED, "2026-02-15", Subscribed.NOTHING.times(2))
            .subscription("t", STARTED, "2026-02-15", at(7));
    assertThat(observed(withDollars(), story, MOVEMENTS))
        .containsExactly("2026-01-15 new_mrr 90", "2026-02-15 expansion_mrr 97");
  }

  @Test
  void aQuantityWithWhichTheSubscriptionIsWorthTooMuchIsNotTakenAndNamed() {
    var before = party().subscription("s", STARTED, "2026-01-15", at(50));
    var story =
        party()
            .subscription("s", STARTED, "2026-01-15", at(50))
            .subscription("s", CHANGED, "2026-02-15", Subscribed.NOTHING.times(1_000_000_000_000L))
            .subscription("s", CHANGED, "2026-03-15", Subscribed.NOTHING.times(2));

    assertThat(observed(withDollars(), story, MOVEMENTS))
        .containsExactly("2026-01-15 new_mrr 50", "2026-03-15 expansion_mrr 50");
    var earlier = journey(before.events());
    var now = journey(story.events());
    assertThat(withDollars().newlyTooLarge(JourneyDifference.between(earlier, now)))
        .singleElement()
        .extracting(event -> event.quantity().orElseThrow())
        .isEqualTo(1_000_000_000_000L);
    assertThat(withDollars().newlyTooLarge(JourneyDifference.between(now, now))).isEmpty();
  }
}
