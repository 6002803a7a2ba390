package io.funnelstreams.core.journey;

import static io.funnelstreams.core.Story.Subscribed.at;
import static io.funnelstreams.core.event.DealEvent.Type.WON;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.CANCELLED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.CHANGED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.STARTED;
import static io.funnelstreams.core.event.SubscriptionEvent.Type.TRIAL_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerLifecycleTest {
  private static final Measure[] LIFE = {
    Measure.NEW_CUSTOMERS,
    Measure.CUSTOMERS,
    Measure.CHURNED_CUSTOMERS,
    Measure.REACTIVATED_CUSTOMERS
  };

  private static final FactRules BY_REGION = JourneyFixture.byRegion(SegmentPolicy.AT_EVENT);

  private static final FactRules ONLY_WINS =
      new FactRules(JourneyFixture.rules(Map.of(), CustomerTrigger.DEAL_WON), List.of(List.of()));

  private static List<String> life(Story story) {
    return JourneyFixture.observed(story, LIFE);
  }

  @Test
  void aSubscriberIsACustomerUntilItsMrrComesToNothingAndAgainAfter() {
    var story =
        Story.of("p")
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-02-01")
            .subscription("t", STARTED, "2026-03-01", at(20));
    assertThat(life(story))
        .containsExactly(
            "2026-01-01 customers 1",
            "2026-01-01 new_customers 1",
            "2026-02-01 churned_customers 1",
            "2026-02-01 customers -1",
            "2026-03-01 customers 1",
            "2026-03-01 reactivated_customers 1");
  }

  @Test
  void aTrialIsNoCustomerUntilItPays() {
    var story =
        Story.of("p")
            .subscription("s", TRIAL_STARTED, "2026-01-01", at(50))
            .subscription("s", STARTED, "2026-01-15");
    assertThat(life(story)).containsExactly("2026-01-15 customers 1", "2026-01-15 new_customers 1");
  }

  @Test
  void aCustomerWithoutSubscriptionsDoesNotChurn() {
    assertThat(life(Story.of("p").deal("d", WON, "2026-01-05")))
        .containsExactly("2026-01-05 customers 1", "2026-01-05 new_customers 1");
  }

  @Test
  void aSubscriptionOfACustomerMakesNoNewOneButCanChurnIt() {
    var story =
        Story.of("p")
            .deal("d", WON, "2026-01-05")
            .subscription("s", STARTED, "2026-02-01", at(50))
            .subscription("s", CANCELLED, "2026-03-01");
    assertThat(life(story))
        .containsExactly(
            "2026-01-05 customers 1",
            "2026-01-05 new_customers 1",
            "2026-03-01 churned_customers 1",
            "2026-03-01 customers -1");
  }

  @Test
  void aWinAfterAChurnDoesNotReactivate() {
    var story =
        Story.of("p")
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-02-01")
            .deal("d", WON, "2026-03-01");
    assertThat(life(story)).noneMatch(line -> line.startsWith("2026-03-01"));
  }

  @Test
  void whereSubscriptionsMakeNoCustomerTheyStillCanEndOne() {
    var story =
        Story.of("p")
            .subscription("s", STARTED, "2026-01-01", at(50))
            .deal("d", WON, "2026-01-20")
            .subscription("s", CANCELLED, "2026-02-01");
    assertThat(JourneyFixture.observed(ONLY_WINS, story, LIFE))
        .containsExactly(
            "2026-01-20 customers 1",
            "2026-01-20 new_customers 1",
            "2026-02-01 churned_customers 1",
            "2026-02-01 customers -1");
    assertThat(JourneyFixture.observed(ONLY_WINS, story, Measure.SUBSCRIBERS))
        .containsExactly("2026-01-01 subscribers 1", "2026-02-01 subscribers -1");
  }

  @Test
  void whatChurnedBeforeItWasACustomerNeverChurnsAsOne() {
    var story =
        Story.of("p")
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-01-10")
            .deal("d", WON, "2026-01-20");
    assertThat(JourneyFixture.observed(ONLY_WINS, story, LIFE))
        .containsExactly("2026-01-20 customers 1", "2026-01-20 new_customers 1");
  }

  @Test
  void aCustomerCanChurnOnTheDayItBecameOne() {
    var story =
        Story.of("p")
            .subscription("s", STARTED, "2026-01-01", at(50))
            .deal("d", WON, "2026-01-20T08:00:00Z")
            .subscription("s", CANCELLED, "2026-01-20T16:00:00Z");
    assertThat(JourneyFixture.observed(ONLY_WINS, story, LIFE))
        .containsExactly("2026-01-20 churned_customers 1", "2026-01-20 new_customers 1");
  }

  @Test
  void aWinOfTheSameDayMadeTheCustomerNotTheSubscription() {
    var story =
        Story.of("p")
            .subscription("s", STARTED, "2026-01-05T08:00:00Z", at(50))
            .in("region", "EMEA")
            .deal("d", WON, "2026-01-05T16:00:00Z")
            .in("region", "APAC");
    assertThat(JourneyFixture.observed(BY_REGION, story, LIFE))
        .containsExactly("2026-01-05 customers emea 1", "2026-01-05 new_customers apac 1");
  }

  @Test
  void aCustomerMovesWithItsLargestSubscriptionTheFirstBegunAmongEquals() {
    var story =
        Story.of("p")
            .subscription("a", STARTED, "2026-01-01", at(50))
            .in("region", "EMEA")
            .subscription("b", STARTED, "2026-02-01", at(50))
            .in("region", "APAC")
            .subscription("b", CHANGED, "2026-03-01", at(51))
            .subscription("b", CANCELLED, "2026-04-01")
            .subscription("a", CANCELLED, "2026-05-01");
    assertThat(JourneyFixture.observed(BY_REGION, story, LIFE))
        .containsExactly(
            "2026-01-01 customers emea 1",
            "2026-01-01 new_customers emea 1",
            "2026-03-01 customers apac 1",
            "2026-03-01 customers emea -1",
            "2026-04-01 customers apac -1",
            "2026-04-01 customers emea 1",
            "2026-05-01 churned_customers emea 1",
            "2026-05-01 customers emea -1");
  }

  @Test
  void theDaysFromLeadToASubscriptionAreCounted() {
    var story =
        Story.of("p").created("2026-01-01").subscription("s", STARTED, "2026-01-11", at(50));
    assertThat(
            JourneyFixture.observed(
                story,
                Measure.LEAD_TO_CUSTOMER_DAYS,
                Measure.CUSTOMERS_WITH_LEAD,
                Measure.LEADS_REACHED_CUSTOMER))
        .containsExactly(
            "2026-01-01 leads_reached_customer 1",
            "2026-01-11 customers_with_lead 1",
            "2026-01-11 lead_to_customer_days 10");
  }

  @Test
  void whoLeavesAndComesBackWithinAPeriodIsNotLostInIt() {
    var story =
        Story.of("p")
            .subscription("s", STARTED, "2026-01-01", at(50))
            .subscription("s", CANCELLED, "2026-02-03")
            .subscription("s", STARTED, "2026-02-12");
    assertThat(
            JourneyFixture.observed(
                story,
                Measure.CHURNED_SUBSCRIBERS_DAY,
                Measure.CHURNED_SUBSCRIBERS_WEEK,
                Measure.CHURNED_SUBSCRIBERS_MONTH,
                Measure.CHURNED_SUBSCRIBERS_YEAR,
                Measure.CHURNED_SUBSCRIBERS_TOTAL))
        .containsExactly(
            "2026-02-03 churned_subscribers_day 1",
            "2026-02-03 churned_subscribers_month 1",
            "2026-02-03 churned_subscribers_week 1",
            "2026-02-12 churned_subscribers_month -1");
  }

  @Test
  void aLostSubscriberCountsWhereItWasWhenThePeriodBegan() {
    var story =
        Story.of("p")
            .subscription("s", STARTED, "2026-01-01", at(50))
            .in("region", "EMEA")
            .subscription("s", CHANGED, "2026-02-03", at(50))
            .in("region", "APAC")
            .subscription("s", CANCELLED, "2026-02-20");
    assertThat(
            JourneyFixture.observed(
                BY_REGION,
                story,
                Measure.CHURNED_SUBSCRIBERS_DAY,
                Measure.CHURNED_SUBSCRIBERS_MONTH))
        .containsExactly(
            "2026-02-20 churned_subscribers_day apac 1",
            "2026-02-20 churned_subscribers_month emea 1");
  }
}
