package io.funnelstreams.bench.history;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.money.Money;
import java.util.Currency;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What happens, without when and to whom. */
interface Body {
  Event with(Header header);

  static Arbitrary<Body> bodies() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, leads()),
        Tuple.of(3, merges()),
        Tuple.of(10, deals()),
        Tuple.of(5, contracts()),
        Tuple.of(1, calls()));
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
  private static Arbitrary<Body> merges() {
    return Arbitraries.of("A", "B", "C", "D", "nobody")
        .map(
            into ->
                header ->
                    new LeadEvent(
                        header, LeadEvent.Type.MERGED, Optional.of(into), Optional.empty()));
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
    return Combinators.combine(Arbitraries.of("d1", "d2", "7"), types, amounts().optional(0.6))
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
            amounts().optional(0.3))
        .as((contract, type, value) -> header -> new ContractEvent(header, contract, type, value));
  }

  private static Arbitrary<Body> calls() {
    return Arbitraries.of(CallEvent.Purpose.class)
        .map(purpose -> header -> new CallEvent(header, purpose, Optional.empty(), 60));
  }

  private static Arbitrary<Money> amounts() {
    var minor = Arbitraries.of(10_000L, 12_345L, 0L, 1L, 999_999L, -2_500L);
    return Combinators.combine(minor, currencies()).as(Money::new);
  }

  private static Arbitrary<Currency> currencies() {
    return Arbitraries.frequency(
        Tuple.of(12, Plans.OWN), Tuple.of(4, Plans.RATED), Tuple.of(1, Plans.UNRATED));
  }
}
