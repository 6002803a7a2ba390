package io.funnelstreams.bench.race;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A year of events of a company, in the order of time, spread evenly over its parties: a lead and
 * its stages, then calls, a deal and its changes, a contract. It is the same at every call.
 */
final class RaceEvents {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final List<LeadEvent.Type> LEAD_TYPES =
      List.of(
          LeadEvent.Type.CREATED,
          LeadEvent.Type.MQL,
          LeadEvent.Type.SQL,
          LeadEvent.Type.DISQUALIFIED);
  private static final List<CallEvent.Purpose> PURPOSES =
      List.of(
          CallEvent.Purpose.PROSPECTING, CallEvent.Purpose.FOLLOW_UP, CallEvent.Purpose.CLOSING);
  private static final List<DealEvent.Type> DEAL_TYPES =
      List.of(
          DealEvent.Type.OPENED,
          DealEvent.Type.STAGE_CHANGED,
          DealEvent.Type.AMOUNT_CHANGED,
          DealEvent.Type.WON,
          DealEvent.Type.LOST);
  private static final String[] REGIONS = {"EMEA", "AMER", "APAC"};
  private static final String[] CHANNELS = {"paid", "organic", "referral", "event"};

  private RaceEvents() {}

  static Stream<Event> of(int events, int parties) {
    var random = new SplittableRandom(42);
    long stepMs = Duration.ofDays(365).toMillis() / events;
    return IntStream.range(0, events)
        .mapToObj(i -> event(i, parties, START.plusMillis(i * stepMs), random));
  }

  private static Event event(int index, int parties, Instant at, SplittableRandom random) {
    int party = random.nextInt(parties);
    var segment =
        Map.of(
            "region",
            REGIONS[party % 3],
            "channel",
            CHANNELS[party % 4],
            "owner",
            "o" + party % 50);
    var header =
        new Header(
            new EventKey("race", "e" + index), 0, false, false, at, at, "party-" + party, segment);
    int kind = random.nextInt(20);
    if (kind < 9) {
      var purpose = PURPOSES.get(kind % 3);
      return new CallEvent(header, purpose, Optional.of("connected"), random.nextInt(900));
    }
    return kind < 13
        ? lead(header, kind)
        : kind < 18 ? deal(header, kind, random) : contract(header, kind);
  }

  private static Event lead(Header header, int kind) {
    return new LeadEvent(header, LEAD_TYPES.get(kind - 9), Optional.empty(), Optional.empty());
  }

  private static Event deal(Header header, int kind, SplittableRandom random) {
    var type = DEAL_TYPES.get(kind - 13);
    var amount = Money.of(100_00L + random.nextInt(5_000_00), "EUR");
    var id = header.partyId() + "-deal-" + random.nextInt(2);
    return new DealEvent(header, id, type, Optional.of("negotiation"), Optional.of(amount));
  }

  private static Event contract(Header header, int kind) {
    var type = kind == 18 ? ContractEvent.Type.SENT : ContractEvent.Type.SIGNED;
    return new ContractEvent(header, header.partyId() + "-contract", type, Optional.empty());
  }
}
