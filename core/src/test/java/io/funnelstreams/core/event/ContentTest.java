package io.funnelstreams.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.PaymentEvent.Document;
import io.funnelstreams.core.event.SpendEvent.Purpose;
import io.funnelstreams.core.event.WebEvent.ReferrerClass;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContentTest {
  private static final Event EVENT = Story.of("p").mql("2026-01-02").in("region", "EMEA").event();
  private static final Header HEADER = EVENT.header();
  private static final Optional<String> NONE = Optional.empty();

  @Test
  void howAnEventWasDeliveredIsNotContent() {
    var again =
        Story.of("p").mql("2026-01-02").in("region", "EMEA").recordedAt("2026-05-01").backfill();
    assertThat(Content.same(EVENT, again.event())).isTrue();
    assertThat(Content.hash(again.event())).isEqualTo(Content.hash(EVENT));
  }

  @Test
  void anotherSegmentTypeTimeOrRevisionIsOtherContent() {
    assertThat(
            Stream.of(
                Story.of("p").mql("2026-01-02").in("region", "APAC"),
                Story.of("p").sql("2026-01-02").in("region", "EMEA"),
                Story.of("p").mql("2026-01-03").in("region", "EMEA"),
                Story.of("p").mql("2026-01-02").in("region", "EMEA").revision(2)))
        .noneMatch(story -> Content.same(EVENT, story.event()));
  }

  @Test
  void everyFieldOfTheBillingFamiliesIsContent() {
    var euro = Money.of(1, "EUR");
    var day = LocalDate.EPOCH;
    assertAllDiffer(
        subscription(euro, 1, OptionalLong.empty(), day, Instant.EPOCH),
        subscription(Money.of(2, "EUR"), 1, OptionalLong.empty(), day, Instant.EPOCH),
        subscription(Money.of(1, "USD"), 1, OptionalLong.empty(), day, Instant.EPOCH),
        subscription(euro, 2, OptionalLong.empty(), day, Instant.EPOCH),
        subscription(euro, 1, OptionalLong.of(1), day, Instant.EPOCH),
        subscription(euro, 1, OptionalLong.of(2), day, Instant.EPOCH),
        subscription(euro, 1, OptionalLong.empty(), day.plusDays(1), Instant.EPOCH),
        subscription(euro, 1, OptionalLong.empty(), day, Instant.ofEpochMilli(1)));
    assertAllDiffer(
        new PaymentEvent(HEADER, "o", Document.ORDER, PaymentEvent.Type.PAID, euro),
        new PaymentEvent(HEADER, "p", Document.ORDER, PaymentEvent.Type.PAID, euro),
        new PaymentEvent(HEADER, "o", Document.INVOICE, PaymentEvent.Type.PAID, euro),
        new PaymentEvent(HEADER, "o", Document.ORDER, PaymentEvent.Type.REFUNDED, euro),
        new PaymentEvent(HEADER, "o", Document.ORDER, PaymentEvent.Type.PAID, Money.of(2, "EUR")));
  }

  @Test
  void everyFieldOfTheFamiliesOfMarketingIsContent() {
    var euro = Money.of(1, "EUR");
    var day = LocalDate.EPOCH;
    assertAllDiffer(
        new SpendEvent(HEADER, day, "ads", Purpose.SALES, euro, NONE, NONE),
        new SpendEvent(HEADER, day.plusDays(1), "ads", Purpose.SALES, euro, NONE, NONE),
        new SpendEvent(HEADER, day, "tv", Purpose.SALES, euro, NONE, NONE),
        new SpendEvent(HEADER, day, "ads", Purpose.MARKETING, euro, NONE, NONE),
        new SpendEvent(HEADER, day, "ads", Purpose.SALES, Money.of(0, "EUR"), NONE, NONE),
        new SpendEvent(HEADER, day, "ads", Purpose.SALES, euro, Optional.of("a"), NONE),
        new SpendEvent(HEADER, day, "ads", Purpose.SALES, euro, NONE, Optional.of("a")));
    assertAllDiffer(
        new WebEvent(HEADER, "/a", ReferrerClass.PAID, Optional.empty()),
        new WebEvent(HEADER, "/b", ReferrerClass.PAID, Optional.empty()),
        new WebEvent(HEADER, "/a", ReferrerClass.EMAIL, Optional.empty()),
        new WebEvent(HEADER, "/a", ReferrerClass.PAID, Optional.of("r")),
        new SocialEvent(HEADER, "x", SocialEvent.Type.SHARE, 1),
        new SocialEvent(HEADER, "y", SocialEvent.Type.SHARE, 1),
        new SocialEvent(HEADER, "x", SocialEvent.Type.COMMENT, 1),
        new SocialEvent(HEADER, "x", SocialEvent.Type.SHARE, 2),
        publication("s", OptionalInt.empty(), Optional.empty(), Optional.empty()),
        publication("t", OptionalInt.empty(), Optional.empty(), Optional.empty()),
        publication("s", OptionalInt.of(1), Optional.empty(), Optional.empty()),
        publication("s", OptionalInt.empty(), Optional.of("a"), Optional.empty()),
        publication("s", OptionalInt.empty(), Optional.empty(), Optional.of("a")));
  }

  private static void assertAllDiffer(Event... events) {
    assertThat(Stream.of(events).map(Content::hash)).doesNotHaveDuplicates();
  }

  private static Event subscription(
      Money price, int months, OptionalLong units, LocalDate end, Instant effective) {
    return new SubscriptionEvent(
        HEADER,
        "s",
        SubscriptionEvent.Type.CHANGED,
        Optional.of(UnitPrice.of(price)),
        Optional.of(new BillingCycle(BillingCycle.Unit.MONTH, months)),
        units,
        Optional.of(end),
        Optional.of(effective));
  }

  private static Event publication(
      String site, OptionalInt authority, Optional<String> url, Optional<String> title) {
    return new PublicationEvent(HEADER, site, authority, url, title);
  }
}
