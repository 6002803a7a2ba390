package io.funnelstreams.bench.life;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The present state of a subscription.
 *
 * @param seats each costs {@link #SEAT} a month
 * @param america whether it is paid in dollars
 */
record LifeSubscription(
    String id,
    String customer,
    boolean america,
    int seats,
    String status,
    Instant periodStart,
    Instant periodEnd,
    boolean paused,
    boolean endsWithPeriod) {
  static final long SEAT = 2_000;

  String region() {
    return america ? "AMER" : "EMEA";
  }

  String currency() {
    return america ? "USD" : "EUR";
  }

  long price() {
    return SEAT * seats;
  }

  LifeSubscription status(String other) {
    return new LifeSubscription(
        id, customer, america, seats, other, periodStart, periodEnd, paused, endsWithPeriod);
  }

  LifeSubscription seats(int other) {
    return new LifeSubscription(
        id, customer, america, other, status, periodStart, periodEnd, paused, endsWithPeriod);
  }

  LifeSubscription paused(boolean is) {
    return new LifeSubscription(
        id, customer, america, seats, status, periodStart, periodEnd, is, endsWithPeriod);
  }

  LifeSubscription endsWithPeriod(boolean does) {
    return new LifeSubscription(
        id, customer, america, seats, status, periodStart, periodEnd, paused, does);
  }

  /** A month that begins at some time. */
  LifeSubscription month(Instant from) {
    return period(from, from.atZone(ZoneOffset.UTC).plusMonths(1).toInstant());
  }

  LifeSubscription period(Instant from, Instant to) {
    return new LifeSubscription(
        id, customer, america, seats, status, from, to, paused, endsWithPeriod);
  }

  LifeSubscription nextMonth() {
    return month(periodEnd);
  }
}
