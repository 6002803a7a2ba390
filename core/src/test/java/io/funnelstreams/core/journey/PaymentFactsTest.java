package io.funnelstreams.core.journey;

import static io.funnelstreams.core.event.DealEvent.Type.WON;
import static io.funnelstreams.core.journey.JourneyFixture.observed;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaymentFactsTest {
  private static final FactRules BY_REGION = JourneyFixture.byRegion(SegmentPolicy.AT_EVENT);
  private static final FactRules ORDERS_MAKE_CUSTOMERS =
      new FactRules(
          JourneyFixture.rules(Map.of(), CustomerTrigger.ORDER_PAID, CustomerTrigger.DEAL_WON),
          List.of(List.of()));

  @Test
  void aRefundTakesFromRevenueOnItsOwnDayAndLeavesTheOrder() {
    var story = Story.of("p").order("o", "2026-01-02", 500).refund("o", "2026-01-05", 500);
    assertThat(observed(story, Measure.REVENUE, Measure.ORDERS))
        .containsExactly(
            "2026-01-02 orders 1", "2026-01-02 revenue 500", "2026-01-05 revenue -500");
  }

  @Test
  void anOrderPaidInTwoPartsIsOneOrderOnTheDayOfTheFirst() {
    var story = Story.of("p").order("o", "2026-01-05", 300).order("o", "2026-01-02", 0);
    assertThat(observed(story, Measure.ORDERS)).containsExactly("2026-01-02 orders 1");
  }

  @Test
  void aRefundAloneMakesNoOrder() {
    var story = Story.of("p").refund("o", "2026-01-05", 300);
    assertThat(observed(story, Measure.ORDERS)).isEmpty();
  }

  @Test
  void anInvoiceIsRevenueAndNoOrder() {
    var story = Story.of("p").invoice("o", "2026-01-05", 300);
    assertThat(observed(story, Measure.REVENUE, Measure.ORDERS))
        .containsExactly("2026-01-05 revenue 300");
  }

  @Test
  void anInvoiceAndAnOrderOfOneIdAreTwoDocuments() {
    var story =
        Story.of("p")
            .invoice("7", "2026-01-02", 300)
            .in("region", "EMEA")
            .order("7", "2026-01-05", 100);
    assertThat(observed(BY_REGION, story, Measure.REVENUE))
        .containsExactly("2026-01-02 revenue emea 300", "2026-01-05 revenue unknown 100");
  }

  @Test
  void aRefundThatNamesNoRegionTakesFromThatOfItsOrder() {
    var story =
        Story.of("p")
            .order("o", "2026-01-02", 500)
            .in("region", "EMEA")
            .refund("o", "2026-01-05", 200);
    assertThat(observed(BY_REGION, story, Measure.REVENUE))
        .containsExactly("2026-01-02 revenue emea 500", "2026-01-05 revenue emea -200");
  }

  @Test
  void aSecondOrderMakesARepeatCustomerOnceAPeriod() {
    var story =
        Story.of("p")
            .order("a", "2026-01-02", 500)
            .order("b", "2026-01-05", 500)
            .order("c", "2026-01-20", 500)
            .order("d", "2026-02-01", 500);
    assertThat(observed(story, Measure.REPEAT_CUSTOMERS_DAY)).hasSize(3);
    assertThat(observed(story, Measure.REPEAT_CUSTOMERS_MONTH))
        .containsExactly(
            "2026-01-05 repeat_customers_month 1", "2026-02-01 repeat_customers_month 1");
    assertThat(observed(story, Measure.REPEAT_CUSTOMERS_TOTAL))
        .containsExactly("2026-01-05 repeat_customers_total 1");
  }

  @Test
  void aSecondPaymentOfTheFirstOrderAndAnInvoiceMakeNoRepeatCustomer() {
    var story =
        Story.of("p")
            .order("a", "2026-01-02", 500)
            .order("a", "2026-01-05", 500)
            .invoice("i", "2026-01-06", 500);
    assertThat(observed(story, Measure.REPEAT_CUSTOMERS_DAY)).isEmpty();
  }

  @Test
  void aPartyThatPaysAgainInAnotherRegionRepeatsThereAndOnceInTheWhole() {
    var story =
        Story.of("p")
            .order("a", "2026-01-02", 500)
            .order("b", "2026-01-05", 500)
            .in("region", "EMEA")
            .order("c", "2026-01-06", 500)
            .in("region", "APAC");
    assertThat(observed(BY_REGION, story, Measure.REPEAT_CUSTOMERS_MONTH))
        .containsExactly(
            "2026-01-05 repeat_customers_month 1",
            "2026-01-05 repeat_customers_month emea 1",
            "2026-01-06 repeat_customers_month apac 1");
  }

  @Test
  void aPayerCountsOnceInItsLifeAndOnceWhereItPaid() {
    var story =
        Story.of("p")
            .order("free", "2026-01-01", 0)
            .order("a", "2026-01-02", 500)
            .in("region", "EMEA")
            .invoice("b", "2026-03-05", 500)
            .in("region", "APAC")
            .order("c", "2026-03-06", 500)
            .in("region", "emea");
    assertThat(observed(BY_REGION, story, Measure.PAYERS))
        .containsExactly(
            "2026-01-02 payers 1", "2026-01-02 payers emea 1", "2026-03-05 payers apac 1");
  }

  @Test
  void thePayerOfAnOrderBecomesACustomerAtTheFirstPaymentThatIsMoreThanNothing() {
    var story =
        Story.of("p")
            .invoice("i", "2026-01-01", 900)
            .order("o", "2026-01-02", 0)
            .order("o", "2026-01-04", 500)
            .deal("d", WON, "2026-01-09");
    assertThat(observed(ORDERS_MAKE_CUSTOMERS, story, Measure.NEW_CUSTOMERS))
        .containsExactly("2026-01-04 new_customers 1");
  }

  @Test
  void anOrderMakesNoCustomerWhereThePlanSaysOtherwise() {
    var story = Story.of("p").order("o", "2026-01-02", 500);
    var onlyWins =
        new FactRules(JourneyFixture.rules(Map.of(), CustomerTrigger.DEAL_WON), List.of(List.of()));
    assertThat(observed(onlyWins, story, Measure.NEW_CUSTOMERS)).isEmpty();
  }
}
