package io.funnelstreams.bench.life;

import io.funnelstreams.bench.life.Happening.InvoicePaid;
import io.funnelstreams.bench.life.Happening.PayerKnown;
import io.funnelstreams.bench.life.Happening.Refunded;
import io.funnelstreams.bench.life.Happening.Step;
import io.funnelstreams.bench.life.Happening.SubscriptionMoved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The subscription and invoices of a person. */
final class Account {
  private static final Duration TRIAL = Duration.ofDays(14);

  private final Person person;
  private final List<Happening> diary;
  private LifeSubscription subscription;
  private int invoices;
  private long refunded;

  Account(Person person, int number, int contact, boolean america, List<Happening> diary) {
    this.person = person;
    this.diary = diary;
    var now = person.moment();
    var customer = "cus_" + number;
    diary.add(new PayerKnown(now, customer, contact));
    subscription =
        new LifeSubscription("sub_" + number, customer, america, 0, "", now, now, false, false);
  }

  Account day(int day) {
    person.day(day);
    return this;
  }

  Account tries(int seats) {
    var now = person.moment();
    var trial = subscription.seats(seats).status("trialing").period(now, now.plus(TRIAL));
    return moves(now, Step.TRIAL, trial);
  }

  /** Stays when the trial is over. */
  Account stays() {
    var now = person.after(subscription.periodEnd());
    return moves(now, Step.START, subscription.status("active").nextMonth()).isInvoiced();
  }

  Account subscribes(int seats) {
    var now = person.moment();
    var begun = subscription.seats(seats).status("active").month(now);
    return moves(now, Step.START, begun).isInvoiced();
  }

  Account takes(int seats) {
    return moves(person.moment(), Step.SEATS, subscription.seats(seats));
  }

  Account pauses() {
    return moves(person.moment(), Step.PAUSE, subscription.paused(true));
  }

  Account goesOn() {
    return moves(person.moment(), Step.RESUMPTION, subscription.paused(false));
  }

  Account asksToLeave() {
    return moves(person.moment(), Step.CANCELLATION, subscription.endsWithPeriod(true));
  }

  Account staysAfterAll() {
    return moves(person.moment(), Step.CHANGE_OF_MIND, subscription.endsWithPeriod(false));
  }

  Account leavesWithThePeriod() {
    return moves(subscription.periodEnd(), Step.END, subscription.status("canceled"));
  }

  Account leavesAtOnce() {
    return moves(person.moment(), Step.END, subscription.status("canceled"));
  }

  Account renews() {
    var now = person.after(subscription.periodEnd());
    return moves(now, Step.RENEWAL, subscription.nextMonth()).isInvoiced();
  }

  Account renewsUntil(Instant end) {
    while (subscription.periodEnd().isBefore(end)) {
      renews();
    }
    return this;
  }

  Account getsBack(long euros) {
    long amount = euros * 100;
    diary.add(new Refunded(person.moment(), invoice(), subscription, amount, refunded));
    refunded += amount;
    return this;
  }

  private Account isInvoiced() {
    invoices++;
    diary.add(new InvoicePaid(person.moment(), invoice(), subscription, subscription.price()));
    return this;
  }

  private String invoice() {
    return "in_" + subscription.id().substring(4) + "_" + invoices;
  }

  private Account moves(Instant at, Step step, LifeSubscription now) {
    subscription = now;
    diary.add(new SubscriptionMoved(at, step, now));
    return this;
  }
}
