package io.funnelstreams.bench.workload;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.money.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The place of each party in the funnel, and its next event. */
final class Parties {
  private static final Currency CURRENCY = Currency.getInstance("EUR");
  private static final List<String> REGIONS = List.of("EMEA", "AMER", "APAC", "LATAM");
  private static final List<String> CHANNELS =
      List.of("organic search", "paid search", "social", "referral", "email", "fair", "partner");
  private static final int OWNERS = 20;

  /** One in this many events of a party carries its region, channel and owner. */
  private static final int TELLS_SEGMENT_ONE_IN = 3;

  private final SplittableRandom random;
  private final WorkloadPlace[] places;
  private final short[] round;

  Parties(int count, SplittableRandom random) {
    this.random = random;
    places = new WorkloadPlace[count];
    Arrays.fill(places, WorkloadPlace.NEW);
    round = new short[count];
  }

  /** A party; some are much busier than others. */
  int any() {
    double skewed = random.nextDouble() * random.nextDouble();
    return (int) (skewed * places.length);
  }

  String name(int party) {
    return "party-" + party;
  }

  /** The event of a random party at a moment, as the delivery of that number. */
  Event step(int number, Instant at) {
    int party = any();
    var move = places[party].next(random);
    if (move.newRound()) {
      round[party]++;
    }
    places[party] = move.to();
    return event(move, header(number, party, at), round[party]);
  }

  Header header(int number, int party, Instant at) {
    return new Header(
        new EventKey("crm", Integer.toString(number)),
        1,
        false,
        false,
        at,
        at.plusSeconds(random.nextInt(1, 600)),
        name(party),
        segment(party));
  }

  private Event event(WorkloadPlace.Move move, Header header, int round) {
    return switch (move.family()) {
      case LEAD ->
          new LeadEvent(
              header, LeadEvent.Type.valueOf(move.type()), Optional.empty(), Optional.empty());
      case CALL ->
          new CallEvent(
              header,
              CallEvent.Purpose.valueOf(move.type()),
              Optional.of("connected"),
              random.nextInt(30, 3600));
      case DEAL ->
          new DealEvent(
              header,
              "deal-" + round,
              DealEvent.Type.valueOf(move.type()),
              Optional.empty(),
              amount(move));
      case CONTRACT ->
          new ContractEvent(
              header,
              "contract-" + round,
              ContractEvent.Type.valueOf(move.type()),
              Optional.empty());
      case SUBSCRIPTION, PAYMENT, SPEND, WEB, SOCIAL, PUBLICATION, MEETING ->
          throw new IllegalArgumentException("no party takes a step of " + move.family());
    };
  }

  private Optional<Money> amount(WorkloadPlace.Move move) {
    return move.hasAmount()
        ? Optional.of(new Money(random.nextLong(50_000, 5_000_000), CURRENCY))
        : Optional.empty();
  }

  private Map<String, String> segment(int party) {
    if (random.nextInt(TELLS_SEGMENT_ONE_IN) > 0) {
      return Map.of();
    }
    var segment = new HashMap<String, String>();
    segment.put("region", REGIONS.get(party % REGIONS.size()));
    segment.put("channel", CHANNELS.get(random.nextInt(CHANNELS.size())));
    segment.put("owner", "rep " + random.nextInt(OWNERS));
    return segment;
  }
}
