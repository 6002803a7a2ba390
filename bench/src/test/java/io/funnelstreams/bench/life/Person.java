package io.funnelstreams.bench.life;

import io.funnelstreams.bench.life.Happening.Called;
import io.funnelstreams.bench.life.Happening.ContactCreated;
import io.funnelstreams.bench.life.Happening.ContactDeleted;
import io.funnelstreams.bench.life.Happening.ContactRestored;
import io.funnelstreams.bench.life.Happening.ContactUnqualified;
import io.funnelstreams.bench.life.Happening.ContactsMerged;
import io.funnelstreams.bench.life.Happening.ContractMoved;
import io.funnelstreams.bench.life.Happening.DealCreated;
import io.funnelstreams.bench.life.Happening.DealDeleted;
import io.funnelstreams.bench.life.Happening.DealMoved;
import io.funnelstreams.bench.life.Happening.DealPriced;
import io.funnelstreams.bench.life.Happening.PageSeen;
import io.funnelstreams.bench.life.Happening.Purpose;
import io.funnelstreams.bench.life.Happening.Renamed;
import io.funnelstreams.bench.life.Happening.Signing;
import io.funnelstreams.bench.life.Happening.StageReached;
import io.funnelstreams.bench.life.Happening.VisitorNamed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** A person who came to the company. What happens next happens a few minutes later. */
final class Person {
  private static final Duration NEXT = Duration.ofMinutes(7);
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  /** Somebody who comes then is still there at midnight in Berlin, in winter. */
  private static final LocalTime NIGHT = LocalTime.of(22, 40);

  private final int number;
  private final LocalDate came;
  private final List<Happening> diary;
  private Instant clock;
  private int contact;
  private int deal;
  private long price;
  private int things;

  Person(int number, LocalDate came, List<Happening> diary) {
    this.number = number;
    this.came = came;
    this.diary = diary;
    this.contact = 1_000 + number;
    this.deal = 5_000 + number;
    day(0);
  }

  Person day(int day) {
    return on(day, MORNING);
  }

  Person night(int day) {
    return on(day, NIGHT);
  }

  private Person on(int day, LocalTime time) {
    clock = came.plusDays(day).atTime(time).toInstant(ZoneOffset.UTC).plusSeconds(number);
    return this;
  }

  private Instant now() {
    clock = clock.plus(NEXT);
    return clock;
  }

  private int another() {
    return ++things;
  }

  private Person add(Happening happening) {
    diary.add(happening);
    return this;
  }

  private String visitor() {
    return "visitor-" + number;
  }

  boolean isOdd() {
    return number / HalfYear.FATES % 2 == 1;
  }

  boolean isFirst() {
    return number < HalfYear.FATES;
  }

  Person sees(String path, Origin origin) {
    return add(new PageSeen(now(), "view-" + number + "-" + another(), visitor(), path, origin));
  }

  /** Fills in the form of the site, which knows the CRM's number for it. */
  Person writesToUs() {
    isEntered("FORM");
    return add(new VisitorNamed(now(), visitor(), String.valueOf(contact)));
  }

  /** Has an account before the CRM knows it. */
  Person signsUp() {
    var account = "account-" + number;
    add(new VisitorNamed(now(), visitor(), account));
    isEntered("API");
    return add(new Renamed(now(), account, String.valueOf(contact)));
  }

  Person isEntered(String origin) {
    return add(new ContactCreated(now(), contact, origin));
  }

  /** Is in the CRM a second time, under which it is spoken of from now on. */
  Person isEnteredAgain(String origin) {
    contact += 1_000;
    return isEntered(origin);
  }

  /** The first number stays, or a third one takes the place of both. */
  Person isFoundTwice() {
    int primary = contact - 1_000;
    int other = contact;
    contact = isOdd() ? primary + 2_000 : primary;
    return add(new ContactsMerged(now(), primary, other, contact));
  }

  Person reaches(String stage) {
    return add(new StageReached(now(), contact, stage));
  }

  Person isUnqualified() {
    return add(new ContactUnqualified(now(), contact));
  }

  Person isDeleted() {
    return add(new ContactDeleted(now(), contact));
  }

  Person isRestored() {
    return add(new ContactRestored(now(), contact));
  }

  Person isOffered(long euros) {
    price = euros * 100;
    add(new DealCreated(now(), deal, contact));
    return add(new DealPriced(now(), deal, price));
  }

  Person isOfferedRather(long euros) {
    price = euros * 100;
    return add(new DealPriced(now(), deal, price));
  }

  Person dealIs(String stage) {
    return add(new DealMoved(now(), deal, stage));
  }

  Person dealIsDeleted() {
    return add(new DealDeleted(now(), deal));
  }

  Person contractIs(Signing step) {
    return add(new ContractMoved(now(), "envelope-id-" + number, contact, step, price));
  }

  Person isCalled(Purpose purpose, int seconds) {
    return call(false, purpose, String.valueOf(contact), seconds);
  }

  Person callsUs(int seconds) {
    return call(true, Purpose.FOLLOW_UP, String.valueOf(contact), seconds);
  }

  Person callsUsUnknown(int seconds) {
    return call(true, Purpose.FOLLOW_UP, phone(), seconds);
  }

  private Person call(boolean inbound, Purpose purpose, String party, int seconds) {
    int call = 100 * (number + 1) + another();
    var agent = isOdd() ? "Ann" : "Bo";
    return add(new Called(now(), call, phone(), party, agent, inbound, purpose, seconds));
  }

  /** Two contacts that are one have a phone each. */
  private String phone() {
    return "+4930" + (600_000 + contact);
  }

  /** Becomes a paying customer. */
  Account pays() {
    return new Account(this, number, contact, isOdd(), diary);
  }

  /** The time of a day that has not been before, where it is later than now. */
  Instant after(Instant other) {
    clock = clock.isAfter(other) ? clock : other;
    return now();
  }

  Instant moment() {
    return now();
  }
}
