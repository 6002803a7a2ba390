package io.funnelstreams.bench.history;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What happens, without when and to whom. */
interface Body {
  Event with(Header header);

  /** Bodies of some families, and always mergers, because they concern all of them. */
  static Arbitrary<Body> bodies(Set<Family> families) {
    var bodies = new ArrayList<Tuple2<Integer, Arbitrary<Body>>>();
    bodies.add(Tuple.of(3, mergers()));
    for (var family : families) {
      bodies.add(
          switch (family) {
            case LEAD -> Tuple.of(8, leads());
            case CALL -> Tuple.of(1, calls());
            case DEAL -> Tuple.of(10, deals());
            case MEETING -> Tuple.of(6, meetings());
            case CONTRACT -> Tuple.of(5, contracts());
            case SUBSCRIPTION -> Tuple.of(14, RevenueBody.subscriptions());
            case PAYMENT -> Tuple.of(6, RevenueBody.payments());
            case SPEND -> Tuple.of(3, MarketingBody.spend());
            case WEB -> Tuple.of(10, MarketingBody.views());
            case SOCIAL -> Tuple.of(6, MarketingBody.social());
            case PUBLICATION -> Tuple.of(2, MarketingBody.posts());
          });
    }
    return Arbitraries.frequencyOf(bodies);
  }

  private static Arbitrary<Body> leads() {
    return Arbitraries.frequency(
            Tuple.of(4, LeadEvent.Type.CREATED),
            Tuple.of(4, LeadEvent.Type.MQL),
            Tuple.of(4, LeadEvent.Type.SQL),
            Tuple.of(2, LeadEvent.Type.CONVERTED),
            Tuple.of(1, LeadEvent.Type.DISQUALIFIED),
            Tuple.of(3, LeadEvent.Type.RECYCLED),
            Tuple.of(2, LeadEvent.Type.DELETED))
        .map(
            type ->
                header -> new LeadEvent(header, type, Optional.empty(), Optional.of("because")));
  }

  /** Into any party, also itself, and one that has no events of its own. */
  private static Arbitrary<Body> mergers() {
    var types = Arbitraries.of(LeadEvent.Type.MERGED, LeadEvent.Type.IDENTIFIED);
    return Combinators.combine(Arbitraries.of("A", "B", "C", "D", "nobody"), types)
        .as(
            (into, type) ->
                header -> new LeadEvent(header, type, Optional.of(into), Optional.empty()));
  }

  private static Arbitrary<Body> deals() {
    var types =
        Arbitraries.frequency(
            Tuple.of(3, DealEvent.Type.OPENED),
            Tuple.of(1, DealEvent.Type.STAGE_CHANGED),
            Tuple.of(2, DealEvent.Type.AMOUNT_CHANGED),
            Tuple.of(4, DealEvent.Type.WON),
            Tuple.of(3, DealEvent.Type.LOST),
            Tuple.of(2, DealEvent.Type.REOPENED));
    return Combinators.combine(
            Arbitraries.of("d1", "d2", "7"), types, Amounts.anyAmounts().optional(0.6))
        .as(
            (deal, type, amount) ->
                header ->
                    new DealEvent(header, deal, type, Optional.empty(), needed(type, amount)));
  }

  private static Optional<Money> needed(DealEvent.Type type, Optional<Money> amount) {
    boolean missing = type == DealEvent.Type.AMOUNT_CHANGED && amount.isEmpty();
    return missing ? Optional.of(new Money(5_000, Plans.OWN)) : amount;
  }

  private static Arbitrary<Body> contracts() {
    return Combinators.combine(
            Arbitraries.of("c1", "7"),
            Arbitraries.of(ContractEvent.Type.class),
            Amounts.anyAmounts().optional(0.3))
        .as((contract, type, value) -> header -> new ContractEvent(header, contract, type, value));
  }

  /** Few meetings that are moved all the time, to days before and after, and some to no day. */
  private static Arbitrary<Body> meetings() {
    var delays = Arbitraries.of(-30L, -1L, 0L, 1L, 24L, 24L * 7, 24L * 40).map(Duration::ofHours);
    return Combinators.combine(
            Arbitraries.of("m1", "m2", "7"),
            Arbitraries.of(MeetingEvent.Type.class),
            delays.optional(0.6),
            Arbitraries.of(true, false),
            Arbitraries.of("demo", "intro", " ").optional(0.3),
            Arbitraries.of("rep 1", "Rep 2").optional(0.5))
        .as(
            (meeting, type, delay, allDay, kind, host) ->
                header ->
                    new MeetingEvent(
                        header,
                        meeting,
                        type,
                        delay.map(header.occurredAt()::plus),
                        allDay,
                        kind,
                        host,
                        1800));
  }

  private static Arbitrary<Body> calls() {
    return Combinators.combine(
            Arbitraries.of(CallEvent.Purpose.class),
            Arbitraries.of(CallEvent.Outcome.class).optional(0.7),
            Arbitraries.longs().between(0, 400))
        .as(
            (purpose, outcome, seconds) ->
                header -> new CallEvent(header, purpose, outcome, seconds, Optional.empty()));
  }
}
