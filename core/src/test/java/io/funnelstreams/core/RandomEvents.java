package io.funnelstreams.core;

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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Events of a few parties in a small space of ids, revisions and times, so that duplicates,
 * revisions, conflicts, withdrawals, merges and circles of merges are common.
 */
public final class RandomEvents {
  private static final Instant START = Instant.parse("2026-01-30T00:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-01-30");

  private RandomEvents() {}

  /** The events of one party, which is never merged into another. */
  public static Arbitrary<Event> ofOneParty() {
    return of(List.of("a"), List.of("a"));
  }

  /** The events of one party that has little but subscriptions. */
  public static Arbitrary<Event> ofASubscriber() {
    return header("a")
        .flatMap(
            header ->
                Arbitraries.frequencyOf(
                    Tuple.of(6, billing(header)), Tuple.of(1, body(header, List.of("a")))));
  }

  /** Events of parties that merge into each other. */
  public static Arbitrary<Event> ofMergingParties() {
    var parties = List.of("a", "b", "c", "d");
    return of(parties, parties);
  }

  private static Arbitrary<Event> of(List<String> parties, List<String> survivors) {
    return Arbitraries.of(parties)
        .flatMap(party -> header(party).flatMap(header -> body(header, survivors)));
  }

  private static Arbitrary<Header> header(String party) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 12),
            Arbitraries.integers().between(1, 3),
            Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))),
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(
                Map.<String, String>of(), Map.of("region", "EMEA"), Map.of("region", "apac")))
        .as(
            (id, revision, deleted, hours, recorded, segment) ->
                new Header(
                    new EventKey("crm", party + id),
                    revision,
                    deleted,
                    false,
                    START.plusSeconds(hours * 4L * 3600),
                    START.plusSeconds(9_999_999L + recorded),
                    party,
                    segment));
  }

  private static Arbitrary<Event> body(Header header, List<String> survivors) {
    return Arbitraries.oneOf(
        Arbitraries.of(LeadEvent.Type.class)
            .filter(type -> !type.namesAnother())
            .map(type -> new LeadEvent(header, type, Optional.empty(), Optional.empty())),
        Combinators.combine(
                Arbitraries.of(LeadEvent.Type.MERGED, LeadEvent.Type.IDENTIFIED),
                Arbitraries.of(survivors))
            .as((type, into) -> new LeadEvent(header, type, Optional.of(into), Optional.empty())),
        Arbitraries.of(CallEvent.Purpose.class)
            .map(purpose -> new CallEvent(header, purpose, Optional.empty(), 60)),
        Combinators.combine(
                Arbitraries.of("m", "n"),
                Arbitraries.of(MeetingEvent.Type.class),
                Arbitraries.of(-1L, 0L, 3L).map(header.occurredAt()::plusSeconds).optional(0.5))
            .as(
                (id, type, start) ->
                    new MeetingEvent(
                        header, id, type, start, false, Optional.empty(), Optional.empty(), 60)),
        deal(header),
        Combinators.combine(Arbitraries.of("x", "y"), Arbitraries.of(ContractEvent.Type.class))
            .as((id, type) -> new ContractEvent(header, id, type, Optional.empty())),
        billing(header),
        marketing(header));
  }

  private static Arbitrary<Event> billing(Header header) {
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.of("x", "y"),
                Arbitraries.of(SubscriptionEvent.Type.class),
                Arbitraries.longs().between(0, 3).optional(),
                Arbitraries.integers().between(0, 5).optional(),
                Arbitraries.integers().between(-2, 5).optional())
            .as(RandomEvents.subscribing(header)),
        Combinators.combine(
                Arbitraries.of("x", "y"),
                Arbitraries.of(PaymentEvent.Type.class),
                Arbitraries.longs().between(0, 3),
                Arbitraries.of(PaymentEvent.Document.class))
            .as(
                (id, type, amount, document) ->
                    new PaymentEvent(header, id, document, type, euros(amount))));
  }

  /** Terms end, and changes take effect, some days from the first. */
  private static Combinators.F5<
          String,
          SubscriptionEvent.Type,
          Optional<Long>,
          Optional<Integer>,
          Optional<Integer>,
          SubscriptionEvent>
      subscribing(Header header) {
    return (id, type, price, termDays, effectiveDays) ->
        new SubscriptionEvent(
            header,
            id,
            type,
            price.map(RandomEvents::euros).map(UnitPrice::of),
            Optional.of(new BillingCycle(BillingCycle.Unit.MONTH, 1)),
            OptionalLong.empty(),
            termDays.map(DAY::plusDays),
            effectiveDays.map(days -> START.plus(Duration.ofDays(days))));
  }

  private static Arbitrary<Event> marketing(Header header) {
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.of(SpendEvent.Purpose.class),
                Arbitraries.longs().between(0, 3),
                Arbitraries.integers().between(0, 3))
            .as(
                (purpose, amount, days) ->
                    new SpendEvent(
                        header,
                        DAY.plusDays(days),
                        "ads",
                        purpose,
                        euros(amount),
                        Optional.empty(),
                        Optional.empty())),
        Arbitraries.of(WebEvent.ReferrerClass.class)
            .map(from -> new WebEvent(header, "/", from, Optional.empty())),
        Combinators.combine(
                Arbitraries.of(SocialEvent.Type.class),
                Arbitraries.of("linkedin", "LinkedIn", "x"),
                Arbitraries.longs().between(0, 3))
            .as((type, network, count) -> new SocialEvent(header, network, type, count)),
        Arbitraries.integers()
            .between(38, 42)
            .map(
                authority ->
                    new PublicationEvent(
                        header,
                        "example.com",
                        OptionalInt.of(authority),
                        Optional.empty(),
                        Optional.empty())));
  }

  private static Money euros(long amount) {
    return Money.of(amount * 100, "EUR");
  }

  private static Arbitrary<Event> deal(Header header) {
    return Combinators.combine(
            Arbitraries.of("x", "y"),
            Arbitraries.of(DealEvent.Type.class),
            Arbitraries.longs().between(1, 3))
        .as(
            (id, type, amount) ->
                new DealEvent(
                    header,
                    id,
                    type,
                    Optional.empty(),
                    type == DealEvent.Type.AMOUNT_CHANGED || amount == 1
                        ? Optional.of(euros(amount))
                        : Optional.empty()));
  }
}
