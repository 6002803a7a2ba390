package io.funnelstreams.core.journey;

import static io.funnelstreams.core.event.DealEvent.Type.AMOUNT_CHANGED;
import static io.funnelstreams.core.event.DealEvent.Type.LOST;
import static io.funnelstreams.core.event.DealEvent.Type.OPENED;
import static io.funnelstreams.core.event.DealEvent.Type.REOPENED;
import static io.funnelstreams.core.event.DealEvent.Type.STAGE_CHANGED;
import static io.funnelstreams.core.event.DealEvent.Type.WON;
import static io.funnelstreams.core.journey.JourneyFixture.observed;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DealFactsTest {
  private static final Measure[] FLOWS = {
    Measure.DEALS_OPENED, Measure.DEALS_WON, Measure.DEALS_LOST
  };
  private static final Measure[] STOCKS = {Measure.OPEN_DEALS, Measure.PIPELINE_VALUE};

  @Test
  void aDealIsOpenedAtItsFirstEventOfAnyType() {
    assertThat(observed(Story.of("p").deal("d", STAGE_CHANGED, "2026-01-02"), FLOWS))
        .containsExactly("2026-01-02 deals_opened 1");
  }

  @Test
  void aSecondWinChangesNothing() {
    var story = Story.of("p").deal("d", WON, "2026-01-02").deal("d", WON, "2026-01-05");
    assertThat(observed(story, FLOWS))
        .containsExactly("2026-01-02 deals_opened 1", "2026-01-02 deals_won 1");
  }

  @Test
  void onlyTheLastOutcomeCountsOnItsOwnDay() {
    var story =
        Story.of("p")
            .deal("d", OPENED, "2026-01-01")
            .deal("d", WON, "2026-01-02")
            .deal("d", LOST, "2026-01-05");
    assertThat(observed(story, FLOWS))
        .containsExactly("2026-01-01 deals_opened 1", "2026-01-05 deals_lost 1");
  }

  @Test
  void reopeningTakesTheCloseBackFromFlowsAndStocks() {
    var story =
        Story.of("p")
            .deal("d", OPENED, "2026-01-01", 500)
            .deal("d", WON, "2026-01-02")
            .deal("d", REOPENED, "2026-01-05");
    assertThat(observed(story, FLOWS)).containsExactly("2026-01-01 deals_opened 1");
    assertThat(observed(story, STOCKS))
        .containsExactly("2026-01-01 open_deals 1", "2026-01-01 pipeline_value 500");
  }

  @Test
  void aWinAfterReopeningCountsOnItsOwnDay() {
    var story =
        Story.of("p")
            .deal("d", WON, "2026-01-02")
            .deal("d", REOPENED, "2026-01-05")
            .deal("d", WON, "2026-01-09");
    assertThat(observed(story, Measure.DEALS_WON)).containsExactly("2026-01-09 deals_won 1");
  }

  @Test
  void anAmountCorrectedAfterTheWinCorrectsTheWonAmountOnTheDayOfTheClose() {
    var story =
        Story.of("p")
            .deal("d", OPENED, "2026-01-01", 500)
            .deal("d", WON, "2026-01-03")
            .deal("d", AMOUNT_CHANGED, "2026-01-08", 700);
    assertThat(observed(story, Measure.WON_AMOUNT)).containsExactly("2026-01-03 won_amount 700");
  }

  @Test
  void aDealOfUnknownAmountIsWorthNothing() {
    var story = Story.of("p").deal("d", OPENED, "2026-01-01").deal("d", WON, "2026-01-03");
    assertThat(observed(story, Measure.WON_AMOUNT, Measure.PIPELINE_VALUE)).isEmpty();
  }

  @Test
  void thePipelineFollowsTheAmountUntilTheCloseAndTheCloseTakesOutWhatIsIn() {
    var story =
        Story.of("p")
            .deal("d", OPENED, "2026-01-01", 500)
            .deal("d", AMOUNT_CHANGED, "2026-01-02", 650)
            .deal("d", LOST, "2026-01-03", 900)
            .deal("d", AMOUNT_CHANGED, "2026-01-04", 1000);
    assertThat(observed(story, STOCKS))
        .containsExactly(
            "2026-01-01 open_deals 1",
            "2026-01-01 pipeline_value 500",
            "2026-01-02 pipeline_value 150",
            "2026-01-03 open_deals -1",
            "2026-01-03 pipeline_value -650");
  }

  @Test
  void aDealBornClosedNeverEntersTheStock() {
    assertThat(observed(Story.of("p").deal("d", WON, "2026-01-01", 500), STOCKS)).isEmpty();
  }

  @Test
  void anOpenDealThatChangesItsSegmentTakesItsStockAlongAndItsFlowsStay() {
    var story =
        Story.of("p")
            .deal("d", OPENED, "2026-01-01", 500)
            .in("region", "EMEA")
            .deal("d", STAGE_CHANGED, "2026-01-02")
            .in("region", "APAC");
    var rules = JourneyFixture.byRegion(SegmentPolicy.AT_EVENT);
    assertThat(observed(rules, story, STOCKS))
        .containsExactly(
            "2026-01-01 open_deals emea 1",
            "2026-01-01 pipeline_value emea 500",
            "2026-01-02 open_deals apac 1",
            "2026-01-02 open_deals emea -1",
            "2026-01-02 pipeline_value apac 500",
            "2026-01-02 pipeline_value emea -500");
    assertThat(observed(rules, story, FLOWS)).containsExactly("2026-01-01 deals_opened emea 1");
  }

  @Test
  void thePartyMovesItsOpenDealsToo() {
    var story =
        Story.of("p")
            .created("2026-01-01")
            .in("region", "EMEA")
            .deal("d", OPENED, "2026-01-02")
            .mql("2026-01-03")
            .in("region", "APAC");
    assertThat(observed(JourneyFixture.byRegion(SegmentPolicy.AT_EVENT), story, Measure.OPEN_DEALS))
        .containsExactly(
            "2026-01-02 open_deals emea 1",
            "2026-01-03 open_deals apac 1",
            "2026-01-03 open_deals emea -1");
  }

  @Test
  void theCloseTakesTheStockFromTheSegmentThatHoldsIt() {
    var story =
        Story.of("p")
            .deal("d", OPENED, "2026-01-01")
            .in("region", "EMEA")
            .deal("d", LOST, "2026-01-02")
            .in("region", "APAC");
    var rules = JourneyFixture.byRegion(SegmentPolicy.AT_EVENT);
    assertThat(observed(rules, story, Measure.OPEN_DEALS, Measure.DEALS_LOST))
        .containsExactly(
            "2026-01-01 open_deals emea 1",
            "2026-01-02 deals_lost apac 1",
            "2026-01-02 open_deals emea -1");
  }

  @Test
  void aCycleIsInCalendarDaysFromTheFirstEventToTheWin() {
    var story =
        Story.of("p")
            .deal("d", OPENED, "2026-01-01T23:59:00Z")
            .deal("d", WON, "2026-01-03T00:01:00Z");
    assertThat(observed(story, Measure.SALES_CYCLE_DAYS))
        .containsExactly("2026-01-03 sales_cycle_days 2");
  }

  @Test
  void outcomesAreAttributedToTheOpeningForCohorts() {
    var story =
        Story.of("p")
            .deal("won", OPENED, "2026-01-01")
            .deal("won", WON, "2026-02-01")
            .deal("lost", OPENED, "2026-01-02")
            .deal("lost", LOST, "2026-02-02");
    assertThat(observed(story, Measure.OPENED_DEALS_WON, Measure.OPENED_DEALS_LOST))
        .containsExactly("2026-01-01 opened_deals_won 1", "2026-01-02 opened_deals_lost 1");
  }

  @Test
  void anAmountIsConvertedAtTheRateOfTheDayOfItsEvent() {
    var euro = Currency.getInstance("EUR");
    var rates =
        new TreeMap<>(
            Map.of(
                LocalDate.parse("2026-01-01"), new BigDecimal("0.90"),
                LocalDate.parse("2026-01-05"), new BigDecimal("0.80")));
    var plain = JourneyFixture.rules(Map.of(), CustomerTrigger.DEAL_WON);
    var rules =
        new JourneyRules(
            plain.calendar(),
            Map.of(),
            new FxTable(euro, Map.of(Currency.getInstance("USD"), rates)),
            Set.of(),
            Map.of());
    var story =
        Story.of("p")
            .deal("d", OPENED, "2026-01-04", Money.of(1000, "USD"))
            .deal("d", WON, "2026-01-06");
    assertThat(observed(new FactRules(rules, List.of(List.of())), story, Measure.WON_AMOUNT))
        .containsExactly("2026-01-06 won_amount 900");
  }

  @Test
  void manySmallAmountsInAnotherCurrencyAddUpToTheirSum() {
    var rates = new TreeMap<>(Map.of(LocalDate.parse("2026-01-01"), new BigDecimal("0.9152")));
    var rules =
        new JourneyRules(
            JourneyFixture.rules(Map.of()).calendar(),
            Map.of(),
            new FxTable(Currency.getInstance("EUR"), Map.of(Currency.getInstance("USD"), rates)),
            Set.of(),
            Map.of());
    var story = Story.of("p");
    for (int i = 0; i < 1_000; i++) {
      story = story.deal("d" + i, WON, "2026-01-06", Money.of(37, "USD"));
    }

    assertThat(observed(new FactRules(rules, List.of(List.of())), story, Measure.WON_AMOUNT))
        .as("0.37 USD are 0.338624 EUR: a thousand are 338.624 EUR and not 340")
        .containsExactly("2026-01-06 won_amount 33862.4");
  }
}
