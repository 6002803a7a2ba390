package io.funnelstreams.core;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Builds the events of a party one by one: {@code Story.of("p1").created("2026-01-01")}. A day
 * alone means its noon in UTC. Ids count up from {@code 1}; {@code in}, {@code id}, {@code
 * revision}, {@code withdrawn}, {@code recordedAt} and {@code backfill} change the last event.
 */
public final class Story {
  private final String party;
  private final List<Draft> drafts = new ArrayList<>();

  private Story(String party) {
    this.party = party;
  }

  private static final class Draft {
    final Function<Header, Event> body;
    final Instant occurredAt;
    final Map<String, String> segment = new HashMap<>();
    String id;
    long revision = 1;
    boolean deleted;
    boolean backfill;
    Instant recordedAt;

    Draft(String id, Instant occurredAt, Function<Header, Event> body) {
      this.id = id;
      this.occurredAt = occurredAt;
      this.recordedAt = occurredAt.plusSeconds(60);
      this.body = body;
    }
  }

  public static Story of(String party) {
    return new Story(party);
  }

  /** An instant, of which the time may be left out. */
  public static Instant at(String time) {
    return Instant.parse(time.contains("T") ? time : time + "T12:00:00Z");
  }

  public Story created(String time) {
    return lead(LeadEvent.Type.CREATED, time);
  }

  public Story mql(String time) {
    return lead(LeadEvent.Type.MQL, time);
  }

  public Story sql(String time) {
    return lead(LeadEvent.Type.SQL, time);
  }

  public Story converted(String time) {
    return lead(LeadEvent.Type.CONVERTED, time);
  }

  public Story disqualified(String time) {
    return lead(LeadEvent.Type.DISQUALIFIED, time);
  }

  public Story recycled(String time) {
    return lead(LeadEvent.Type.RECYCLED, time);
  }

  public Story deleted(String time) {
    return lead(LeadEvent.Type.DELETED, time);
  }

  public Story mergedInto(String other, String time) {
    return event(
        time, h -> new LeadEvent(h, LeadEvent.Type.MERGED, Optional.of(other), Optional.empty()));
  }

  public Story call(CallEvent.Purpose purpose, String time) {
    return event(time, h -> new CallEvent(h, purpose, Optional.empty(), 60));
  }

  /** A call of which it is known how it ended. */
  public Story call(CallEvent.Outcome outcome, long seconds, String time) {
    return event(
        time,
        h ->
            new CallEvent(
                h, CallEvent.Purpose.CLOSING, Optional.of(outcome), seconds, Optional.empty()));
  }

  /** A change of a meeting without a start. */
  public Story meeting(String meeting, MeetingEvent.Type type, String time) {
    return meeting(meeting, type, time, Optional.empty());
  }

  /** A change of a meeting that is to begin at a time. */
  public Story meeting(String meeting, MeetingEvent.Type type, String time, String start) {
    return meeting(meeting, type, time, Optional.of(at(start)));
  }

  private Story meeting(
      String meeting, MeetingEvent.Type type, String time, Optional<Instant> start) {
    return event(
        time,
        h ->
            new MeetingEvent(
                h, meeting, type, start, false, Optional.empty(), Optional.empty(), 1800));
  }

  /** A deal's event that says no amount. */
  public Story deal(String deal, DealEvent.Type type, String time) {
    return event(time, h -> new DealEvent(h, deal, type, Optional.empty(), Optional.empty()));
  }

  /** A deal's event with an amount in euro cents. */
  public Story deal(String deal, DealEvent.Type type, String time, long amountMinor) {
    return deal(deal, type, time, Money.of(amountMinor, "EUR"));
  }

  public Story deal(String deal, DealEvent.Type type, String time, Money amount) {
    return event(time, h -> new DealEvent(h, deal, type, Optional.empty(), Optional.of(amount)));
  }

  public Story contract(String contract, ContractEvent.Type type, String time) {
    return event(time, h -> new ContractEvent(h, contract, type, Optional.empty()));
  }

  /** Euro cents paid for an order. */
  public Story order(String order, String time, long amountMinor) {
    return payment(order, PaymentEvent.Document.ORDER, PaymentEvent.Type.PAID, time, amountMinor);
  }

  /** Euro cents given back for an order. */
  public Story refund(String order, String time, long amountMinor) {
    return payment(
        order, PaymentEvent.Document.ORDER, PaymentEvent.Type.REFUNDED, time, amountMinor);
  }

  /** Euro cents paid for an invoice. */
  public Story invoice(String invoice, String time, long amountMinor) {
    return payment(
        invoice, PaymentEvent.Document.INVOICE, PaymentEvent.Type.PAID, time, amountMinor);
  }

  private Story payment(
      String id,
      PaymentEvent.Document document,
      PaymentEvent.Type type,
      String time,
      long amountMinor) {
    return event(time, h -> new PaymentEvent(h, id, document, type, Money.of(amountMinor, "EUR")));
  }

  public Story social(SocialEvent.Type type, String network, String time, long count) {
    return event(time, h -> new SocialEvent(h, network, type, count));
  }

  /** The fields of a subscription's event. */
  public record Subscribed(
      Optional<UnitPrice> price,
      Optional<BillingCycle> interval,
      OptionalLong quantity,
      Optional<LocalDate> termEnd,
      Optional<Instant> effectiveAt) {
    /** An event without any field. */
    public static final Subscribed NOTHING =
        new Subscribed(
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty());

    /** A price in euros, per month where no interval is given. */
    public static Subscribed at(long euros) {
      return NOTHING.priced(Money.of(euros * 100, "EUR"));
    }

    public static Subscribed effective(String time) {
      return NOTHING.from(time);
    }

    public Subscribed priced(Money money) {
      return priced(UnitPrice.of(money));
    }

    public Subscribed priced(UnitPrice unit) {
      return new Subscribed(Optional.of(unit), interval, quantity, termEnd, effectiveAt);
    }

    public Subscribed every(int count, BillingCycle.Unit unit) {
      return new Subscribed(
          price, Optional.of(new BillingCycle(unit, count)), quantity, termEnd, effectiveAt);
    }

    public Subscribed times(long units) {
      return new Subscribed(price, interval, OptionalLong.of(units), termEnd, effectiveAt);
    }

    public Subscribed until(String day) {
      return new Subscribed(
          price, interval, quantity, Optional.of(LocalDate.parse(day)), effectiveAt);
    }

    public Subscribed from(String time) {
      return new Subscribed(price, interval, quantity, termEnd, Optional.of(Story.at(time)));
    }
  }

  /** A subscription's event without any field, which says only that it happened. */
  public Story subscription(String id, SubscriptionEvent.Type type, String time) {
    return subscription(id, type, time, Subscribed.NOTHING);
  }

  public Story subscription(
      String id, SubscriptionEvent.Type type, String time, Subscribed observed) {
    return event(
        time,
        h ->
            new SubscriptionEvent(
                h,
                id,
                type,
                observed.price(),
                observed.interval(),
                observed.quantity(),
                observed.termEnd(),
                observed.effectiveAt()));
  }

  /** The party, a visitor or a billing account, is known to be another one. */
  public Story identifiedAs(String other, String time) {
    return event(
        time,
        h -> new LeadEvent(h, LeadEvent.Type.IDENTIFIED, Optional.of(other), Optional.empty()));
  }

  /** An event of any family. */
  public Story event(String time, Function<Header, Event> body) {
    drafts.add(new Draft(party + "-" + (drafts.size() + 1), at(time), body));
    return this;
  }

  public Story in(String dimension, String value) {
    last().segment.put(dimension, value);
    return this;
  }

  public Story id(String id) {
    last().id = id;
    return this;
  }

  public Story revision(long revision) {
    last().revision = revision;
    return this;
  }

  /** The last event is a version that takes the event back. */
  public Story withdrawn() {
    last().deleted = true;
    return this;
  }

  public Story backfill() {
    last().backfill = true;
    return this;
  }

  public Story recordedAt(String time) {
    last().recordedAt = at(time);
    return this;
  }

  public List<Event> events() {
    var events = new ArrayList<Event>();
    for (var draft : drafts) {
      events.add(
          draft.body.apply(
              new Header(
                  new EventKey("crm", draft.id),
                  draft.revision,
                  draft.deleted,
                  draft.backfill,
                  draft.occurredAt,
                  draft.recordedAt,
                  party,
                  draft.segment)));
    }
    return events;
  }

  /** The story's last event. */
  public Event event() {
    var events = events();
    return events.get(events.size() - 1);
  }

  private Story lead(LeadEvent.Type type, String time) {
    return event(time, h -> new LeadEvent(h, type, Optional.empty(), Optional.empty()));
  }

  private Draft last() {
    return drafts.get(drafts.size() - 1);
  }
}
