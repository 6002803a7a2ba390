package io.funnelstreams.app.demo;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.money.Money;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** One deal: its stages, its amount, the contract, and how it ends. */
final class DealStory {
  private static final List<String> STAGES = List.of("demo", "proposal", "negotiation");
  private static final double WON = 0.34;
  private static final double DISTURBED = 0.3;
  private static final double SIGNED = 0.97;
  private static final double REOPENED = 0.03;
  private static final double BUYS_MORE = 0.15;

  private final String party;
  private final Region region;
  private final Channel channel;
  private final LocalDate disturbedFrom;
  private final Chance chance;
  private int deals;

  DealStory(String party, Region region, Channel channel, LocalDate disturbedFrom, Chance chance) {
    this.party = party;
    this.region = region;
    this.channel = channel;
    this.disturbedFrom = disturbedFrom;
    this.chance = chance;
  }

  void tell(Diary diary, LocalDateTime after) {
    deals++;
    var deal = party + "-deal-" + deals;
    var at = chance.after(after, 2);
    var amount = amount();
    diary.dealWorth(at, deal, DealEvent.Type.OPENED, amount);
    for (var stage : STAGES) {
      at = chance.after(at, 7);
      diary.deal(at, deal, DealEvent.Type.STAGE_CHANGED, Optional.of(stage));
      at = closingCall(diary, at);
    }
    if (chance.of(0.3)) {
      amount = new Money(amount.minor() / 1000 * chance.between(75, 110) * 10, amount.currency());
      diary.dealWorth(at, deal, DealEvent.Type.AMOUNT_CHANGED, amount);
    }
    close(diary, deal, amount, at);
  }

  private void close(Diary diary, String deal, Money amount, LocalDateTime at) {
    var end = chance.after(at, 6);
    if (chance.of(winning(end.toLocalDate()))) {
      win(diary, deal, amount, end);
      return;
    }
    if (chance.of(0.35)) {
      contract(diary, deal, amount, end, ContractEvent.Type.DECLINED);
    }
    diary.deal(end.plusMinutes(50), deal, DealEvent.Type.LOST, Optional.empty());
    if (chance.of(REOPENED)) {
      var again = chance.after(end.plusHours(1), 20);
      diary.deal(again, deal, DealEvent.Type.REOPENED, Optional.of("negotiation"));
      win(diary, deal, amount, chance.after(again, 10));
    }
  }

  private void win(Diary diary, String deal, Money amount, LocalDateTime end) {
    if (chance.of(SIGNED)) {
      contract(diary, deal, amount, end, ContractEvent.Type.SIGNED);
    }
    var won = end.plusMinutes(chance.between(45, 90));
    diary.deal(won, deal, DealEvent.Type.WON, Optional.empty());
    if (deals == 1) {
      diary.lead(won, LeadEvent.Type.CONVERTED);
    }
    if (chance.of(BUYS_MORE)) {
      tell(diary, chance.after(won, 70));
    }
  }

  /** Sent a few days before the end, which is the instant of the last transition. */
  private void contract(
      Diary diary, String deal, Money value, LocalDateTime end, ContractEvent.Type last) {
    var contract = deal + "-contract-" + end.toLocalDate();
    var viewed = end.minusHours(chance.between(1, 40));
    var sent = viewed.minusHours(chance.between(1, 60));
    diary.contract(sent, contract, ContractEvent.Type.SENT, value);
    diary.contract(viewed, contract, ContractEvent.Type.VIEWED, value);
    diary.contract(end, contract, last, value);
  }

  private LocalDateTime closingCall(Diary diary, LocalDateTime at) {
    if (!chance.of(0.7)) {
      return at;
    }
    var call = chance.after(at, 1);
    diary.call(call, CallEvent.Purpose.CLOSING);
    return call;
  }

  private double winning(LocalDate end) {
    boolean disturbed = region == Region.UK && !end.isBefore(disturbedFrom);
    return Math.min(0.9, WON * channel.quality() * (disturbed ? DISTURBED : 1));
  }

  private Money amount() {
    double euros = chance.around(channel == Channel.PARTNER ? 11_500 : 9_000, 0.55);
    long hundreds = Math.max(10, Math.round(euros * region.perEuro() / 100));
    return new Money(hundreds * 10_000, region.currency());
  }
}
