package io.funnelstreams.app.demo;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A customer's subscription by seats and month: how it grows and shrinks, is paid and ends. */
final class SubscriptionScenario {
  private static final BillingCycle MONTHLY = new BillingCycle(BillingCycle.Unit.MONTH, 1);
  private static final double MORE_SEATS = 0.06;
  private static final double FEWER_SEATS = 0.02;
  private static final double CANCELLED = 0.017;
  private static final double CANCELLED_FOR_COMPETITOR = 0.06;
  private static final double REFUNDED = 0.01;
  private static final int MONTHS_OF_TERM = 12;

  private final Timeline timeline;
  private final RandomSource random;
  private EventRecorder recorder;
  private Region region;
  private String party;
  private Money seatPrice;
  private long seats;

  SubscriptionScenario(Timeline timeline, RandomSource random) {
    this.timeline = timeline;
    this.random = random;
  }

  /** A customer of before the first day, whose subscription came with the old billing system. */
  List<Event> ofEarlierCustomer(int number) {
    region = random.oneOf(Region.values(), Region::share);
    party = String.format(Locale.ROOT, "customer-%04d", number);
    recorder =
        new EventRecorder(
            party,
            Map.of(
                "region", region.title(),
                "channel", random.oneOf(Channel.values(), Channel::share).title()),
            random);
    var start = timeline.firstDay().plusDays(random.between(0, 25)).atStartOfDay();
    live(random.atWork(start), random.around(9_000, 0.55));
    return recorder.events();
  }

  /** A customer whose contract over a yearly amount in euros was just signed. */
  void ofContract(
      EventRecorder of, Region in, String customer, LocalDateTime signed, double euros) {
    recorder = of;
    region = in;
    party = customer;
    live(signed.plusDays(random.between(1, 4)), euros);
  }

  private void live(LocalDateTime start, double eurosPerYear) {
    seats = random.between(4, 40);
    long minor = Math.max(100, Math.round(eurosPerYear * region.perEuro() / 12 / seats) * 100);
    seatPrice = new Money(minor, region.currency());
    transition(
        start, SubscriptionEvent.Type.STARTED, Optional.of(termEnd(start)), Optional.empty());
    int months = 0;
    var month = start;
    while (month.toLocalDate().isBefore(timeline.today())) {
      pay(month, months);
      months++;
      var next = start.plusMonths(months);
      if (!goesOn(month, next, months)) {
        return;
      }
      month = next;
    }
  }

  private boolean goesOn(LocalDateTime month, LocalDateTime next, int months) {
    var at = random.atWork(month.plusDays(random.between(3, 24)));
    boolean competitor = timeline.hasCompetitor(region, at.toLocalDate());
    if (random.chance(competitor ? CANCELLED_FOR_COMPETITOR : CANCELLED)) {
      var end = next.atZone(DemoCompany.ZONE).toInstant();
      transition(at, SubscriptionEvent.Type.CANCELLED, Optional.empty(), Optional.of(end));
      return false;
    }
    if (random.chance(MORE_SEATS)) {
      seats += random.between(1, 8);
      transition(at, SubscriptionEvent.Type.CHANGED, Optional.empty(), Optional.empty());
    } else if (seats > 2 && random.chance(FEWER_SEATS)) {
      seats -= 1;
      transition(at, SubscriptionEvent.Type.CHANGED, Optional.empty(), Optional.empty());
    }
    if (months % MONTHS_OF_TERM == 0) {
      transition(
          next, SubscriptionEvent.Type.RENEWED, Optional.of(termEnd(next)), Optional.empty());
    }
    return true;
  }

  private void pay(LocalDateTime month, int months) {
    var invoice = party + "-invoice-" + (months + 1);
    var amount = new Money(seatPrice.minor() * seats, seatPrice.currency());
    var paid = month.plusHours(random.between(1, 90));
    recorder.invoice(paid, invoice, PaymentEvent.Type.PAID, amount);
    if (random.chance(REFUNDED)) {
      recorder.invoice(
          paid.plusDays(random.between(2, 9)), invoice, PaymentEvent.Type.REFUNDED, amount);
    }
  }

  private void transition(
      LocalDateTime at,
      SubscriptionEvent.Type type,
      Optional<LocalDate> termEnd,
      Optional<Instant> effectiveAt) {
    boolean hasPrice =
        type == SubscriptionEvent.Type.STARTED || type == SubscriptionEvent.Type.CHANGED;
    recorder.subscription(
        at,
        header ->
            new SubscriptionEvent(
                header,
                party + "-subscription",
                type,
                hasPrice ? Optional.of(UnitPrice.of(seatPrice)) : Optional.empty(),
                hasPrice ? Optional.of(MONTHLY) : Optional.empty(),
                hasPrice ? OptionalLong.of(seats) : OptionalLong.empty(),
                termEnd,
                effectiveAt));
  }

  private static LocalDate termEnd(LocalDateTime start) {
    return start.toLocalDate().plusMonths(MONTHS_OF_TERM).minusDays(1);
  }
}
