package io.funnelstreams.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FamilyRulesTest {
  private static final Header HEADER = Story.of("p").created("2026-01-02").event().header();
  private static final Money DEBT = Money.of(-1, "EUR");

  @Test
  void whatAnEventMayNotSayIsToldByTheNameOfItsField() {
    assertRefused("price is negative: -0.01", () -> subscription(Optional.of(DEBT), 1));
    assertRefused("quantity is negative: -1", () -> subscription(Optional.empty(), -1));
    assertRefused(
        "quantity is 1000000000001; it must be at most 1000000000000",
        () -> subscription(Optional.empty(), 1_000_000_000_001L));
    assertRefused(
        "interval_count is above 40000", () -> new BillingCycle(BillingCycle.Unit.MONTH, 40_001));
    assertRefused("interval_count is 0", () -> new BillingCycle(BillingCycle.Unit.MONTH, 0));
    assertRefused(
        "amount is negative: -1",
        () ->
            new PaymentEvent(
                HEADER, "o", PaymentEvent.Document.ORDER, PaymentEvent.Type.PAID, DEBT));
    assertRefused("amount is negative: -1", () -> spend("ads", DEBT));
    assertRefused("channel is blank", () -> spend(" ", Money.of(0, "EUR")));
    assertRefused(
        "count is negative: -1", () -> new SocialEvent(HEADER, "x", SocialEvent.Type.SHARE, -1));
    assertRefused("domain_authority is 101; it must be 0 to 100", () -> publication(101));
    assertRefused("domain_authority is -1; it must be 0 to 100", () -> publication(-1));
    assertRefused(
        "merged_into",
        () -> new LeadEvent(HEADER, LeadEvent.Type.IDENTIFIED, Optional.empty(), Optional.empty()));
  }

  /** Nanoseconds taken for milliseconds, or a day that was left empty. */
  @Test
  void aDayThatNoCalendarOfBusinessHoldsIsRefused() {
    var nanoseconds = Instant.ofEpochMilli(1_767_225_600_000_000_000L);
    assertRefused(
        "occurred_at is 0001-01-01; it must be from 1900-01-01 to 9999-12-31",
        () -> Story.of("p").created("0001-01-01").event());
    assertRefused(
        "effective_at is +", () -> subscription(Optional.empty(), Optional.of(nanoseconds)));
    assertRefused(
        "term_end is 1899-12-30",
        () -> subscription(Optional.of(LocalDate.of(1899, 12, 30)), Optional.empty()));
  }

  @Test
  void aSpendTellsItsChannelAccountAndCampaignAsDimensions() {
    var spend = spend("ads", Money.of(0, "EUR"));

    assertThat(spend.observed("channel")).contains("ads");
    assertThat(spend.observed("account")).contains("main");
    assertThat(spend.observed("campaign")).isEmpty();
    assertThat(spend.observed("region")).isEmpty();
  }

  @Test
  void aSocialEventTellsItsNetworkUnlessItsSegmentTellsAnother() {
    var plain = new SocialEvent(HEADER, "linkedin", SocialEvent.Type.SHARE, 1);
    var other = Story.of("p").created("2026-01-02").in("network", "X").event().header();

    assertThat(plain.observed("network")).contains("linkedin");
    assertThat(plain.observed("channel")).isEmpty();
    assertThat(new SocialEvent(other, "linkedin", SocialEvent.Type.SHARE, 1).observed("network"))
        .contains("X");
  }

  @Test
  void theInstantOfAChangeIsKeptToTheMillisecondAsItIsStored() {
    var precise = Instant.parse("2026-01-02T00:00:00.123456Z");

    var event =
        new SubscriptionEvent(
            HEADER,
            "s",
            SubscriptionEvent.Type.CANCELLED,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.of(precise));

    assertThat(event.effectiveAt()).contains(Instant.parse("2026-01-02T00:00:00.123Z"));
  }

  private static SubscriptionEvent subscription(Optional<Money> price, long quantity) {
    return new SubscriptionEvent(
        HEADER,
        "s",
        SubscriptionEvent.Type.CHANGED,
        price.map(UnitPrice::of),
        Optional.empty(),
        OptionalLong.of(quantity),
        Optional.empty(),
        Optional.empty());
  }

  private static SubscriptionEvent subscription(
      Optional<LocalDate> termEnd, Optional<Instant> effectiveAt) {
    return new SubscriptionEvent(
        HEADER,
        "s",
        SubscriptionEvent.Type.CANCELLED,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        termEnd,
        effectiveAt);
  }

  private static SpendEvent spend(String channel, Money amount) {
    return new SpendEvent(
        HEADER,
        LocalDate.EPOCH,
        channel,
        SpendEvent.Purpose.MARKETING,
        amount,
        Optional.of("main"),
        Optional.of(" "));
  }

  private static PublicationEvent publication(int authority) {
    return new PublicationEvent(
        HEADER, "s", OptionalInt.of(authority), Optional.empty(), Optional.empty());
  }

  private static void assertRefused(String message, ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
