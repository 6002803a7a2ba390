package io.funnelstreams.app.demo;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.money.Money;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The deals of one party: their stages, amounts and contracts, and how they end. */
final class DealScenario {
  private static final List<String> STAGES = List.of("demo", "proposal", "negotiation");
  private static final double WON = 0.34;
  private static final double WON_AGAINST_COMPETITOR = 0.3;
  private static final double SIGNED = 0.97;
  private static final double REOPENED = 0.03;
  private static final double BUYS_MORE = 0.15;

  /** Offers in Swiss francs, for which the plan has no rate. */
  private static final double IN_FRANCS = 0.02;

  private static final Currency FRANCS = Currency.getInstance("CHF");

  private final String party;
  private final Region region;
  private final Channel channel;
  private final Timeline timeline;
  private final RandomSource random;
  private int deals;

  DealScenario(
      String party, Region region, Channel channel, Timeline timeline, RandomSource random) {
    this.party = party;
    this.region = region;
    this.channel = channel;
    this.timeline = timeline;
    this.random = random;
  }

  void record(EventRecorder recorder, LocalDateTime after) {
    deals++;
    var deal = party + "-deal-" + deals;
    var at = random.after(after, 2);
    var amount = amount();
    recorder.dealWorth(at, deal, DealEvent.Type.OPENED, amount);
    for (var stage : STAGES) {
      at = random.after(at, 7);
      recorder.deal(at, deal, DealEvent.Type.STAGE_CHANGED, Optional.of(stage));
      at = closingCall(recorder, at);
    }
    if (random.chance(0.3)) {
      amount = new Money(amount.minor() / 1000 * random.between(75, 110) * 10, amount.currency());
      recorder.dealWorth(at, deal, DealEvent.Type.AMOUNT_CHANGED, amount);
    }
    close(recorder, deal, amount, at);
  }

  private void close(EventRecorder recorder, String deal, Money amount, LocalDateTime at) {
    var end = random.after(at, 6);
    if (random.chance(winning(end.toLocalDate()))) {
      win(recorder, deal, amount, end);
      return;
    }
    if (random.chance(0.35)) {
      contract(recorder, deal, amount, end, ContractEvent.Type.DECLINED);
    }
    recorder.deal(end.plusMinutes(50), deal, DealEvent.Type.LOST, Optional.empty());
    if (random.chance(REOPENED)) {
      var again = random.after(end.plusHours(1), 20);
      recorder.deal(again, deal, DealEvent.Type.REOPENED, Optional.of("negotiation"));
      win(recorder, deal, amount, random.after(again, 10));
    }
  }

  private void win(EventRecorder recorder, String deal, Money amount, LocalDateTime end) {
    if (random.chance(SIGNED)) {
      contract(recorder, deal, amount, end, ContractEvent.Type.SIGNED);
    }
    var won = end.plusMinutes(random.between(45, 90));
    recorder.deal(won, deal, DealEvent.Type.WON, Optional.empty());
    if (deals == 1) {
      recorder.lead(won, LeadEvent.Type.CONVERTED);
      double euros = amount.minor() / 100.0 / region.perEuro();
      new SubscriptionScenario(timeline, random).ofContract(recorder, region, party, won, euros);
    }
    if (random.chance(BUYS_MORE)) {
      record(recorder, random.after(won, 70));
    }
  }

  /** Sent a few days before the end, which is the instant of the last transition. */
  private void contract(
      EventRecorder recorder,
      String deal,
      Money value,
      LocalDateTime end,
      ContractEvent.Type last) {
    var contract = deal + "-contract-" + end.toLocalDate();
    var viewed = end.minusHours(random.between(1, 40));
    var sent = viewed.minusHours(random.between(1, 60));
    recorder.contract(sent, contract, ContractEvent.Type.SENT, value);
    recorder.contract(viewed, contract, ContractEvent.Type.VIEWED, value);
    recorder.contract(end, contract, last, value);
  }

  private LocalDateTime closingCall(EventRecorder recorder, LocalDateTime at) {
    if (!random.chance(0.7)) {
      return at;
    }
    var call = random.after(at, 1);
    recorder.call(call, CallEvent.Purpose.CLOSING);
    return call;
  }

  private double winning(LocalDate end) {
    double competitor = timeline.hasCompetitor(region, end) ? WON_AGAINST_COMPETITOR : 1;
    return Math.min(0.9, WON * channel.quality() * competitor);
  }

  private Money amount() {
    double euros = random.around(channel == Channel.PARTNER ? 11_500 : 9_000, 0.55);
    long hundreds = Math.max(10, Math.round(euros * region.perEuro() / 100));
    boolean inFrancs = region == Region.DACH && random.chance(IN_FRANCS);
    return new Money(hundreds * 10_000, inFrancs ? FRANCS : region.currency());
  }
}
