package io.funnelstreams.core.journey;

import static io.funnelstreams.core.event.ContractEvent.Type.SIGNED;
import static io.funnelstreams.core.event.PaymentEvent.Document.ORDER;
import static io.funnelstreams.core.event.PaymentEvent.Type.PAID;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.core.time.BusinessCalendar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EventValidatorTest {
  private static final EventValidator ADMISSION =
      new EventValidator(
          new JourneyRules(
              BusinessCalendar.of(ZoneId.of("UTC")),
              Map.of(),
              JourneyFixture.EUROS,
              Set.of(),
              Map.of(Family.LEAD, Duration.ofDays(30))));

  private static final Money DOLLARS = Money.of(100, "USD");

  @Test
  void anEventOlderThanTheHorizonWhenRecordedIsTooLate() {
    var late = Story.of("p").created("2026-01-01").recordedAt("2026-02-01");
    assertThat(ADMISSION.validate(late.event()))
        .hasValueSatisfying(r -> assertThat(r.reason()).isEqualTo(RejectReason.TOO_LATE));
  }

  @Test
  void anEventAtTheHorizonIsLetIn() {
    assertThat(
            ADMISSION.validate(
                Story.of("p").created("2026-01-01").recordedAt("2026-01-31").event()))
        .isEmpty();
  }

  @Test
  void historyLoadedOnPurposeIsNeverTooLate() {
    var loaded = Story.of("p").created("2020-01-01").recordedAt("2026-02-01").backfill();
    assertThat(ADMISSION.validate(loaded.event())).isEmpty();
  }

  @Test
  void anAmountWithoutARateIsRefused() {
    var deal = Story.of("p").deal("d", DealEvent.Type.OPENED, "2026-01-01", DOLLARS);
    assertThat(ADMISSION.validate(deal.event()))
        .hasValueSatisfying(r -> assertThat(r.reason()).isEqualTo(RejectReason.NO_RATE));
  }

  @Test
  void theFieldOfAnAmountWithoutARateIsNamed() {
    assertThat(fieldRefused(h -> new ContractEvent(h, "c", SIGNED, Optional.of(DOLLARS))))
        .contains("value");
    assertThat(fieldRefused(h -> subscription(h, Optional.of(DOLLARS)))).contains("price");
    assertThat(fieldRefused(h -> new PaymentEvent(h, "o", ORDER, PAID, DOLLARS)))
        .contains("amount");
    assertThat(fieldRefused(h -> spend(h, "2026-01-01"))).contains("amount");
  }

  @Test
  void anAmountThatTheRateMakesLargerThanAnySumHoldsIsRefused() {
    var dollars = Currency.getInstance("USD");
    var rates = new TreeMap<>(Map.of(LocalDate.MIN, new BigDecimal("2")));
    var fx = new FxTable(Currency.getInstance("EUR"), Map.of(dollars, rates));
    var rules =
        new JourneyRules(BusinessCalendar.of(ZoneId.of("UTC")), Map.of(), fx, Set.of(), Map.of());
    var most =
        Story.of("p")
            .deal("d", DealEvent.Type.OPENED, "2026-01-01", Money.of(Money.MAX_MINOR / 2, "USD"));
    var more =
        Story.of("p")
            .deal(
                "d", DealEvent.Type.OPENED, "2026-01-01", Money.of(Money.MAX_MINOR / 2 + 1, "USD"));

    assertThat(new EventValidator(rules).validate(most.event())).isEmpty();
    assertThat(new EventValidator(rules).validate(more.event()))
        .hasValueSatisfying(
            refused -> {
              assertThat(refused.reason()).isEqualTo(RejectReason.INVALID);
              assertThat(refused.field()).contains("amount");
            });
  }

  @Test
  void anEventWithoutAnAmountNeedsNoRate() {
    var event = Story.of("p").event("2026-01-01", h -> subscription(h, Optional.empty())).event();
    assertThat(ADMISSION.validate(event)).isEmpty();
  }

  @Test
  void theRateOfASpendIsThatOfTheDayItWasSpentOn() {
    var rules = dollarsFrom("2026-01-10");
    var reported = Story.of("p").event("2026-01-20", h -> spend(h, "2026-01-09")).event();

    assertThat(rules.dayOf(reported)).isEqualTo("2026-01-09");
    assertThat(new EventValidator(rules).validate(reported)).isPresent();
  }

  @Test
  void theRateOfAPriceIsThatOfTheDayItTakesEffect() {
    var admission = new EventValidator(dollarsFrom("2026-01-10"));

    assertThat(admission.validate(priceFrom("2026-01-09"))).isPresent();
    assertThat(admission.validate(priceFrom("2026-01-10"))).isEmpty();
  }

  private static Event priceFrom(String day) {
    return Story.of("p")
        .event("2026-01-01", h -> subscription(h, Optional.of(DOLLARS), Optional.of(Story.at(day))))
        .event();
  }

  private static JourneyRules dollarsFrom(String day) {
    var euro = Currency.getInstance("EUR");
    NavigableMap<LocalDate, BigDecimal> from =
        new TreeMap<>(Map.of(LocalDate.parse(day), BigDecimal.ONE));
    return new JourneyRules(
        BusinessCalendar.of(ZoneId.of("UTC")),
        Map.of(),
        new FxTable(euro, Map.of(DOLLARS.currency(), from)),
        Set.of(),
        Map.of());
  }

  private static Optional<String> fieldRefused(Function<Header, Event> body) {
    var refused = ADMISSION.validate(Story.of("p").event("2026-01-01", body).event());
    return refused.flatMap(Rejection::field);
  }

  private static Event subscription(Header header, Optional<Money> price) {
    return subscription(header, price, Optional.empty());
  }

  private static Event subscription(
      Header header, Optional<Money> price, Optional<Instant> effectiveAt) {
    return new SubscriptionEvent(
        header,
        "s",
        SubscriptionEvent.Type.STARTED,
        price.map(UnitPrice::of),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        effectiveAt);
  }

  private static Event spend(Header header, String day) {
    return new SpendEvent(
        header,
        LocalDate.parse(day),
        "ads",
        SpendEvent.Purpose.MARKETING,
        DOLLARS,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aWithdrawalNeedsNoRate() {
    var deal = Story.of("p").deal("d", DealEvent.Type.OPENED, "2026-01-01", DOLLARS).withdrawn();
    assertThat(ADMISSION.validate(deal.event())).isEmpty();
  }
}
