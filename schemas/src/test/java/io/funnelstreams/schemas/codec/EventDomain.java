package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.core.text.NormalizedText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Any event that the domain admits. */
public final class EventDomain extends DomainContextBase {

  @Provide
  Arbitrary<Event> events() {
    return Arbitraries.oneOf(
        leads(),
        calls(),
        deals(),
        contracts(),
        subscriptions(),
        payments(),
        spends(),
        pageViews(),
        social(),
        publications(),
        meetings());
  }

  private static Arbitrary<LeadEvent> leads() {
    return Combinators.combine(
            headers(), Arbitraries.of(LeadEvent.Type.class), text(), text().optional())
        .as(
            (header, type, survivor, reason) ->
                new LeadEvent(
                    header,
                    type,
                    type.namesAnother() ? Optional.of(survivor) : Optional.empty(),
                    reason));
  }

  private static Arbitrary<CallEvent> calls() {
    return Combinators.combine(
            headers(), Arbitraries.of(CallEvent.Purpose.class), text().optional(), counts())
        .as(CallEvent::new);
  }

  private static Arbitrary<DealEvent> deals() {
    return Combinators.combine(
            headers(),
            text(),
            Arbitraries.of(DealEvent.Type.class),
            text().optional(),
            money().optional())
        .filter((h, id, type, s, amount) -> h.deleted() || !needsAmount(type) || amount.isPresent())
        .as(DealEvent::new);
  }

  private static boolean needsAmount(DealEvent.Type type) {
    return type == DealEvent.Type.AMOUNT_CHANGED;
  }

  private static Arbitrary<ContractEvent> contracts() {
    return Combinators.combine(
            headers(), text(), Arbitraries.of(ContractEvent.Type.class), money().optional())
        .as(ContractEvent::new);
  }

  private static Arbitrary<SubscriptionEvent> subscriptions() {
    return Combinators.combine(
            headers(),
            text(),
            Arbitraries.of(SubscriptionEvent.Type.class),
            prices().optional(),
            intervals().optional(),
            counts().optional(),
            days().optional(),
            instants().optional())
        .as(
            (header, id, type, price, interval, quantity, termEnd, effectiveAt) ->
                new SubscriptionEvent(
                    header,
                    id,
                    type,
                    price,
                    interval,
                    quantity.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                    termEnd,
                    effectiveAt))
        .flatMap(EventDomain::onDayOrNot);
  }

  private static Arbitrary<SubscriptionEvent> onDayOrNot(SubscriptionEvent event) {
    return Arbitraries.of(true, false)
        .map(
            allDay ->
                new SubscriptionEvent(
                    event.header(),
                    event.subscriptionId(),
                    event.type(),
                    event.price(),
                    event.interval(),
                    event.quantity(),
                    event.termEnd(),
                    event.effectiveAt(),
                    allDay));
  }

  private static Arbitrary<BillingCycle> intervals() {
    return Combinators.combine(
            Arbitraries.of(BillingCycle.Unit.class),
            Arbitraries.integers().between(1, BillingCycle.MAX_COUNT))
        .as(BillingCycle::new);
  }

  private static Arbitrary<PaymentEvent> payments() {
    return Combinators.combine(
            headers(),
            text(),
            Arbitraries.of(PaymentEvent.Document.class),
            Arbitraries.of(PaymentEvent.Type.class),
            positive())
        .as(PaymentEvent::new);
  }

  private static Arbitrary<SpendEvent> spends() {
    return Combinators.combine(
            headers(),
            days(),
            text(),
            Arbitraries.of(SpendEvent.Purpose.class),
            positive(),
            text().optional(),
            text().optional())
        .as(SpendEvent::new);
  }

  private static Arbitrary<WebEvent> pageViews() {
    return Combinators.combine(
            headers(), text(), Arbitraries.of(WebEvent.ReferrerClass.class), text().optional())
        .as(WebEvent::new);
  }

  private static Arbitrary<SocialEvent> social() {
    return Combinators.combine(headers(), text(), Arbitraries.of(SocialEvent.Type.class), counts())
        .as(SocialEvent::new);
  }

  private static Arbitrary<PublicationEvent> publications() {
    return Combinators.combine(
            headers(),
            text(),
            Arbitraries.integers().between(0, PublicationEvent.MAX_DOMAIN_AUTHORITY).optional(),
            text().optional(),
            text().optional())
        .as(
            (header, site, authority, url, title) ->
                new PublicationEvent(
                    header,
                    site,
                    authority.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                    url,
                    title));
  }

  private static Arbitrary<MeetingEvent> meetings() {
    return Combinators.combine(
            headers(),
            text(),
            Arbitraries.of(MeetingEvent.Type.class),
            instants().optional(),
            Arbitraries.of(true, false),
            text().optional(),
            text().optional(),
            counts())
        .as(MeetingEvent::new);
  }

  private static Arbitrary<Header> headers() {
    var keys = Combinators.combine(text(), text()).as(EventKey::new);
    return Combinators.combine(
            keys,
            Arbitraries.longs(),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            instants(),
            instants(),
            text(),
            Arbitraries.maps(text(), text()).ofMaxSize(3))
        .as(Header::new)
        .flatMap(EventDomain::placed);
  }

  private static Arbitrary<Header> placed(Header header) {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.of(true, false))
        .as(
            (sequence, allDay) -> {
              var placed = header.withSequence(sequence);
              return allDay ? placed.onDay(LocalDate.EPOCH) : placed;
            });
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(-2_000_000_000_000L, 60_000_000_000_000L)
        .map(Instant::ofEpochMilli);
  }

  private static Arbitrary<LocalDate> days() {
    return Arbitraries.longs().between(-25_000, 700_000).map(LocalDate::ofEpochDay);
  }

  private static Arbitrary<Long> counts() {
    return Arbitraries.longs().between(0, 1_000_000_000_000L);
  }

  private static Arbitrary<UnitPrice> prices() {
    var digits = Arbitraries.longs().between(0, 1_000_000_000_000L);
    var amounts =
        Combinators.combine(digits, Arbitraries.integers().between(0, UnitPrice.MAX_SCALE))
            .as(BigDecimal::valueOf)
            .filter(amount -> amount.compareTo(BigDecimal.TEN.pow(10)) <= 0);
    return Combinators.combine(amounts, Arbitraries.of("EUR", "USD", "JPY", "BHD"))
        .as((amount, code) -> new UnitPrice(amount, Currency.getInstance(code)));
  }

  private static Arbitrary<Money> positive() {
    return money().map(m -> new Money(Math.abs(m.minor()), m.currency()));
  }

  private static Arbitrary<Money> money() {
    return Combinators.combine(
            Arbitraries.longs().between(-Money.MAX_MINOR, Money.MAX_MINOR),
            Arbitraries.of("EUR", "USD", "JPY", "BHD"))
        .as(Money::of);
  }

  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .ofMinLength(1)
        .ofMaxLength(8)
        .filter(s -> !NormalizedText.isBlank(s));
  }
}
