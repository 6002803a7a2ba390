package io.funnelstreams.bench.company;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A customer: a contract, then a subscription that is paid by the month, or orders. */
final class CustomerLife {
  private static final BillingCycle MONTHLY = new BillingCycle(BillingCycle.Unit.MONTH, 1);
  private static final List<BillingCycle> INTERVALS =
      List.of(
          MONTHLY,
          MONTHLY,
          MONTHLY,
          new BillingCycle(BillingCycle.Unit.YEAR, 1),
          new BillingCycle(BillingCycle.Unit.MONTH, 3));
  private static final Duration MONTH = Duration.ofDays(30);
  private static final String SUBSCRIPTION = "subscription-0";

  private final Company company;
  private final int number;
  private final CompanyEventRecorder diary;
  private final Map<String, String> segment;
  private final String payer;
  private final String currency;
  private final BillingCycle interval;
  private long priceMinor;
  private int payments;

  CustomerLife(
      Company company, int number, CompanyEventRecorder diary, Map<String, String> segment) {
    this.company = company;
    this.number = number;
    this.diary = diary;
    this.segment = segment;
    payer = diary.chance(0.5) ? "billing-" + number : LeadLife.party(number);
    currency = diary.chance(0.2) ? "USD" : "EUR";
    interval = INTERVALS.get(diary.random().nextInt(INTERVALS.size()));
    priceMinor = diary.random().nextLong(1_000, 50_000);
  }

  void live(Instant won) {
    var sent = diary.within(5, won);
    contract(ContractEvent.Type.SENT, sent);
    var answered = diary.within(10, sent);
    contract(ContractEvent.Type.VIEWED, diary.within(5, sent));
    if (diary.chance(0.15)) {
      contract(ContractEvent.Type.DECLINED, answered);
      return;
    }
    contract(ContractEvent.Type.SIGNED, answered);
    if (!payer.equals(LeadLife.party(number))) {
      identified(diary.within(5, answered));
    }
    if (diary.chance(0.8)) {
      subscribe(diary.within(10, answered));
    } else {
      orders(answered);
    }
  }

  private void subscribe(Instant from) {
    var started = from;
    if (diary.chance(0.2)) {
      subscription(SubscriptionEvent.Type.TRIAL_STARTED, from, Optional.empty(), Optional.empty());
      started = from.plus(Duration.ofDays(14));
    }
    subscription(
        SubscriptionEvent.Type.STARTED, started, Optional.of(termEnd(started)), Optional.empty());
    int months = 0;
    for (var at = started; at.isBefore(company.end()); at = at.plus(MONTH)) {
      pay(at);
      if (!month(at, months++)) {
        return;
      }
    }
  }

  /** A month of a running subscription; whether there is another one. */
  private boolean month(Instant begin, int months) {
    double what = diary.random().nextDouble();
    var at = diary.within(28, begin);
    if (months > 0 && months % 12 == 0) {
      subscription(
          SubscriptionEvent.Type.RENEWED, begin, Optional.of(termEnd(begin)), Optional.empty());
    }
    if (what < 0.03) {
      subscription(
          SubscriptionEvent.Type.CANCELLED, at, Optional.empty(), Optional.of(begin.plus(MONTH)));
      return false;
    } else if (what < 0.05) {
      subscription(SubscriptionEvent.Type.PAUSED, at, Optional.empty(), Optional.empty());
      subscription(
          SubscriptionEvent.Type.RESUMED, begin.plus(MONTH), Optional.empty(), Optional.empty());
    } else if (what < 0.13) {
      priceMinor = Math.max(100, priceMinor + diary.random().nextLong(-3_000, 5_000));
      subscription(SubscriptionEvent.Type.CHANGED, at, Optional.empty(), Optional.empty());
    }
    return true;
  }

  private static LocalDate termEnd(Instant begin) {
    return LocalDate.ofInstant(begin, Company.ZONE).plusDays(360);
  }

  private void orders(Instant from) {
    var at = from;
    for (int left = diary.random().nextInt(1, 7); left > 0; left--) {
      at = diary.within(60, at);
      pay(at);
    }
  }

  private void pay(Instant at) {
    var id = "document-" + payments++;
    var document = diary.chance(0.7) ? PaymentEvent.Document.INVOICE : PaymentEvent.Document.ORDER;
    pay(id, document, PaymentEvent.Type.PAID, at);
    if (diary.chance(0.02)) {
      pay(id, document, PaymentEvent.Type.REFUNDED, diary.within(20, at));
    }
  }

  private void pay(String id, PaymentEvent.Document document, PaymentEvent.Type type, Instant at) {
    var header = diary.header(Family.PAYMENT, payer, at, Map.of());
    diary.write(new PaymentEvent(header, id, document, type, Money.of(priceMinor, currency)));
  }

  private void contract(ContractEvent.Type type, Instant at) {
    var header = diary.header(Family.CONTRACT, LeadLife.party(number), at, Map.of());
    diary.write(new ContractEvent(header, "contract-0", type, Optional.empty()));
  }

  private void subscription(
      SubscriptionEvent.Type type,
      Instant at,
      Optional<LocalDate> termEnd,
      Optional<Instant> effectiveAt) {
    boolean hasPrice =
        type == SubscriptionEvent.Type.STARTED || type == SubscriptionEvent.Type.CHANGED;
    var observedSegment =
        hasPrice ? Map.of("region", segment.get("region")) : Map.<String, String>of();
    var header = diary.header(Family.SUBSCRIPTION, payer, at, observedSegment);
    diary.write(
        new SubscriptionEvent(
            header,
            SUBSCRIPTION,
            type,
            hasPrice ? Optional.of(UnitPrice.of(Money.of(priceMinor, currency))) : Optional.empty(),
            hasPrice ? Optional.of(interval) : Optional.empty(),
            hasPrice ? OptionalLong.of(1 + diary.random().nextInt(50)) : OptionalLong.empty(),
            termEnd,
            effectiveAt));
  }

  /** The customer number of the billing system is the lead's. */
  private void identified(Instant at) {
    diary.write(
        new LeadEvent(
            diary.header(Family.LEAD, payer, at, Map.of()),
            LeadEvent.Type.IDENTIFIED,
            Optional.of(LeadLife.party(number)),
            Optional.empty()));
  }
}
