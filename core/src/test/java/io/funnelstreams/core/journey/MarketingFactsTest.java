package io.funnelstreams.core.journey;

import static io.funnelstreams.core.event.SocialEvent.Type.COMMENT;
import static io.funnelstreams.core.event.SocialEvent.Type.FOLLOWER_GAINED;
import static io.funnelstreams.core.event.SocialEvent.Type.FOLLOWER_LOST;
import static io.funnelstreams.core.event.SocialEvent.Type.FOLLOWER_TOTAL;
import static io.funnelstreams.core.event.SocialEvent.Type.OPT_IN;
import static io.funnelstreams.core.event.SocialEvent.Type.SHARE;
import static io.funnelstreams.core.journey.JourneyFixture.observed;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketingFactsTest {
  private static FactRules by(String dimension) {
    return new FactRules(JourneyFixture.rules(Map.of()), List.of(List.of(), List.of(dimension)));
  }

  @Test
  void spendCountsOnItsDayWhateverTheInstantItWasTold() {
    var story = spend("2026-03-01", SpendEvent.Purpose.MARKETING, "2026-03-09T04:00:00Z");
    assertThat(observed(story, Measure.MARKETING_SPEND, Measure.SALES_SPEND))
        .containsExactly("2026-03-01 marketing_spend 700");
  }

  @Test
  void salesSpendIsNoMarketingSpend() {
    var story = spend("2026-03-01", SpendEvent.Purpose.SALES, "2026-03-01");
    assertThat(observed(story, Measure.MARKETING_SPEND, Measure.SALES_SPEND))
        .containsExactly("2026-03-01 sales_spend 700");
  }

  @Test
  void aRestatedSpendReplacesWhatWasTold() {
    var story =
        spend("2026-03-01", SpendEvent.Purpose.MARKETING, "2026-03-01")
            .id("day")
            .event("2026-03-02", header -> spend(header, "2026-03-01", 900))
            .id("day")
            .revision(2);
    assertThat(observed(story, Measure.MARKETING_SPEND))
        .containsExactly("2026-03-01 marketing_spend 900");
  }

  @Test
  void theCampaignOfASpendIsADimensionUnlessItsSegmentTellsAnother() {
    var observed = spend("2026-03-01", SpendEvent.Purpose.MARKETING, "2026-03-01");
    assertThat(observed(by("campaign"), observed, Measure.MARKETING_SPEND))
        .containsExactly("2026-03-01 marketing_spend spring 700");
    assertThat(observed(by("campaign"), observed.in("campaign", "Summer"), Measure.MARKETING_SPEND))
        .containsExactly("2026-03-01 marketing_spend summer 700");
  }

  @Test
  void betweenTwoSnapshotsOfANetworkOnlyTheirDifferenceCounts() {
    var story =
        Story.of("p")
            .social(FOLLOWER_GAINED, "x", "2026-01-01", 3)
            .social(FOLLOWER_TOTAL, "x", "2026-01-02", 100)
            .social(FOLLOWER_GAINED, "x", "2026-01-03", 9)
            .social(FOLLOWER_LOST, "x", "2026-01-04", 1)
            .social(FOLLOWER_TOTAL, "X ", "2026-01-05", 94)
            .social(FOLLOWER_LOST, "x", "2026-01-06", 2);
    assertThat(observed(story, Measure.FOLLOWER_GROWTH))
        .containsExactly(
            "2026-01-01 follower_growth 3",
            "2026-01-05 follower_growth -6",
            "2026-01-06 follower_growth -2");
  }

  @Test
  void aSnapshotOfOneNetworkSaysNothingOfAnother() {
    var story =
        Story.of("p")
            .social(FOLLOWER_TOTAL, "x", "2026-01-02", 100)
            .social(FOLLOWER_GAINED, "linkedin", "2026-01-03", 9)
            .social(FOLLOWER_TOTAL, "x", "2026-01-05", 101);
    assertThat(observed(by("network"), story, Measure.FOLLOWER_GROWTH))
        .containsExactly("2026-01-03 follower_growth linkedin 9", "2026-01-05 follower_growth x 1");
  }

  @Test
  void commentsSharesAndOptInsCountAsManyAsTheEventSays() {
    var story =
        Story.of("p")
            .social(COMMENT, "x", "2026-01-02", 4)
            .social(SHARE, "x", "2026-01-03", 2)
            .social(OPT_IN, "x", "2026-01-04", 3);
    assertThat(observed(story, Measure.COMMENTS, Measure.SHARES, Measure.SOCIAL_OPT_INS))
        .containsExactly(
            "2026-01-02 comments 4", "2026-01-03 shares 2", "2026-01-04 social_opt_ins 3");
  }

  @Test
  void aGuestPostCountsFromThePlansFloorOfDomainAuthorityOn() {
    var story =
        post(
            post(post(Story.of("p"), OptionalInt.of(39)), OptionalInt.of(40)), OptionalInt.empty());
    assertThat(observed(story, Measure.GUEST_POSTS)).containsExactly("2026-01-02 guest_posts 1");
    var usual = JourneyFixture.rules(Map.of());
    var lower = new JourneyRules(usual.calendar(), Map.of(), usual.fx(), Set.of(), Map.of(), 39);
    assertThat(observed(new FactRules(lower, List.of(List.of())), story, Measure.GUEST_POSTS))
        .containsExactly("2026-01-02 guest_posts 2");
  }

  private static Story post(Story story, OptionalInt authority) {
    return story.event(
        "2026-01-02",
        header ->
            new PublicationEvent(
                header, "example.com", authority, Optional.empty(), Optional.empty()));
  }

  private static Story spend(String day, SpendEvent.Purpose purpose, String time) {
    return Story.of("ads")
        .event(
            time,
            header ->
                new SpendEvent(
                    header,
                    LocalDate.parse(day),
                    "ads",
                    purpose,
                    Money.of(700, "EUR"),
                    Optional.empty(),
                    Optional.of("Spring")));
  }

  private static SpendEvent spend(Header header, String day, long amountMinor) {
    return new SpendEvent(
        header,
        LocalDate.parse(day),
        "ads",
        SpendEvent.Purpose.MARKETING,
        Money.of(amountMinor, "EUR"),
        Optional.empty(),
        Optional.empty());
  }
}
