package io.funnelstreams.core.journey;

import static io.funnelstreams.core.event.ContractEvent.Type.SENT;
import static io.funnelstreams.core.event.ContractEvent.Type.SIGNED;
import static io.funnelstreams.core.event.DealEvent.Type.OPENED;
import static io.funnelstreams.core.event.DealEvent.Type.REOPENED;
import static io.funnelstreams.core.event.DealEvent.Type.WON;
import static io.funnelstreams.core.journey.JourneyFixture.observed;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerFactsTest {
  @Test
  void aPartyBecomesACustomerOnceAtTheEarliestWinOrSignature() {
    var story =
        Story.of("p")
            .deal("d", WON, "2026-01-05")
            .contract("c", SIGNED, "2026-01-03")
            .deal("e", WON, "2026-01-09");
    assertThat(observed(story, Measure.NEW_CUSTOMERS))
        .containsExactly("2026-01-03 new_customers 1");
  }

  @Test
  void aWinTakenBackMakesNoCustomer() {
    var story = Story.of("p").deal("d", WON, "2026-01-05").deal("d", REOPENED, "2026-01-06");
    assertThat(observed(story, Measure.NEW_CUSTOMERS)).isEmpty();
  }

  @Test
  void thePlanNarrowsWhatMakesACustomer() {
    var onlySignatures =
        new FactRules(
            JourneyFixture.rules(Map.of(), CustomerTrigger.CONTRACT_SIGNED), List.of(List.of()));
    var story = Story.of("p").deal("d", WON, "2026-01-05").contract("c", SIGNED, "2026-01-07");
    assertThat(observed(onlySignatures, story, Measure.NEW_CUSTOMERS))
        .containsExactly("2026-01-07 new_customers 1");
  }

  @Test
  void aCustomerCountsInTheSegmentOfWhatMadeItOne() {
    var story =
        Story.of("p")
            .created("2026-01-01")
            .in("region", "APAC")
            .deal("d", WON, "2026-01-05")
            .in("region", "EMEA");
    assertThat(
            observed(
                JourneyFixture.byRegion(SegmentPolicy.AT_EVENT),
                story,
                Measure.NEW_CUSTOMERS,
                Measure.LEADS_REACHED_CUSTOMER))
        .containsExactly(
            "2026-01-01 leads_reached_customer apac 1", "2026-01-05 new_customers emea 1");
  }

  @Test
  void daysFromLeadToCustomerMayBeNegative() {
    var story = Story.of("p").deal("d", WON, "2026-01-05").created("2026-01-08");
    assertThat(observed(story, Measure.LEAD_TO_CUSTOMER_DAYS, Measure.CUSTOMERS_WITH_LEAD))
        .containsExactly("2026-01-05 customers_with_lead 1", "2026-01-05 lead_to_customer_days -3");
  }

  @Test
  void daysFromLeadToCustomerNeedBoth() {
    assertThat(
            observed(
                Story.of("p").deal("d", WON, "2026-01-05"),
                Measure.LEAD_TO_CUSTOMER_DAYS,
                Measure.LEAD_TO_CUSTOMER_DAYS_DISTRIBUTION,
                Measure.CUSTOMERS_WITH_LEAD))
        .isEmpty();
  }

  @Test
  void aDealBeforeTheLeadCountsForTheLeadsCohort() {
    var story = Story.of("p").deal("d", OPENED, "2026-01-02").created("2026-01-08");
    assertThat(observed(story, Measure.FIRST_DEALS, Measure.LEADS_REACHED_DEAL))
        .containsExactly("2026-01-02 first_deals 1", "2026-01-08 leads_reached_deal 1");
  }

  @Test
  void onlyTheFirstOfSeveralDealsIsTheFirstDeal() {
    var story =
        Story.of("p")
            .deal("b", OPENED, "2026-01-04")
            .deal("a", OPENED, "2026-01-02")
            .in("region", "EMEA");
    assertThat(
            observed(JourneyFixture.byRegion(SegmentPolicy.AT_EVENT), story, Measure.FIRST_DEALS))
        .containsExactly("2026-01-02 first_deals emea 1");
  }

  @Test
  void aContractThatWasOnlySentMakesNoCustomer() {
    assertThat(observed(Story.of("p").contract("c", SENT, "2026-01-02"), Measure.NEW_CUSTOMERS))
        .isEmpty();
  }
}
