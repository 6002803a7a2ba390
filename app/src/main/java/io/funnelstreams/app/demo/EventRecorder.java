package io.funnelstreams.app.demo;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.money.Money;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records what happens to one party, as the company's systems would send it: some events come
 * twice, some come days late, some are corrected or retracted.
 */
final class EventRecorder {
  private static final double TWICE = 0.01;
  private static final double LATE = 0.02;
  private static final double TAKEN_BACK = 0.003;
  private static final int SECONDS_OF_DAY = 86_400;
  private static final long MEETING_SECONDS = 1_800;

  private final String party;
  private final Map<String, String> segment;
  private final RandomSource random;
  private final List<Event> events = new ArrayList<>();

  EventRecorder(String party, Map<String, String> segment, RandomSource random) {
    this.party = party;
    this.segment = segment;
    this.random = random;
  }

  List<Event> events() {
    return events;
  }

  void lead(LocalDateTime at, LeadEvent.Type type) {
    lead(at, type, Optional.empty());
  }

  void lead(LocalDateTime at, LeadEvent.Type type, Optional<String> reason) {
    send(new LeadEvent(header("crm", at), type, Optional.empty(), reason));
  }

  void mergedInto(String survivor, LocalDateTime at) {
    var reason = Optional.of("duplicate");
    send(new LeadEvent(header("crm", at), LeadEvent.Type.MERGED, Optional.of(survivor), reason));
  }

  void call(LocalDateTime at, CallEvent.Purpose purpose) {
    boolean connected = random.chance(0.45);
    long seconds = connected ? (long) random.around(260, 0.8) : 0;
    var outcome = Optional.of(connected ? "connected" : "no answer");
    var call = new CallEvent(header("telephony", at), purpose, outcome, seconds);
    send(call);
    if (random.chance(TAKEN_BACK)) {
      events.add(new CallEvent(revised(call, true), purpose, outcome, seconds));
    }
  }

  /** An event of a meeting, which the calendar sends at once, with the meeting's own id. */
  void meeting(
      LocalDateTime at, String meeting, MeetingEvent.Type type, Optional<LocalDateTime> start) {
    var occurredAt = at.atZone(DemoCompany.ZONE).toInstant();
    var key = new EventKey("calendar", meeting + "-" + type.name().toLowerCase(Locale.ROOT));
    var header =
        new Header(key, 1, false, false, occurredAt, occurredAt.plusSeconds(1), party, segment);
    events.add(
        new MeetingEvent(
            header,
            meeting,
            type,
            start.map(begins -> begins.atZone(DemoCompany.ZONE).toInstant()),
            false,
            Optional.of("intro"),
            Optional.ofNullable(segment.get("owner")),
            MEETING_SECONDS));
  }

  void deal(LocalDateTime at, String deal, DealEvent.Type type, Optional<String> stage) {
    send(new DealEvent(header("crm", at), deal, type, stage, Optional.empty()));
  }

  /** An amount that the owner may later find to be wrong. */
  void dealWorth(LocalDateTime at, String deal, DealEvent.Type type, Money amount) {
    var event = new DealEvent(header("crm", at), deal, type, Optional.empty(), Optional.of(amount));
    send(event);
    if (random.chance(0.015)) {
      var mended =
          new Money(amount.minor() / 1000 * random.between(80, 115) * 10, amount.currency());
      events.add(
          new DealEvent(revised(event, false), deal, type, event.stage(), Optional.of(mended)));
    }
  }

  void contract(LocalDateTime at, String id, ContractEvent.Type type, Money value) {
    send(new ContractEvent(header("esign", at), id, type, Optional.of(value)));
  }

  void subscription(LocalDateTime at, Function<Header, SubscriptionEvent> event) {
    send(event.apply(header("billing", at)));
  }

  void invoice(LocalDateTime at, String id, PaymentEvent.Type type, Money amount) {
    send(new PaymentEvent(header("billing", at), id, PaymentEvent.Document.INVOICE, type, amount));
  }

  /** A page view, which the site sends at once. */
  void view(LocalDateTime at, String path, WebEvent.ReferrerClass from) {
    var occurredAt = at.atZone(DemoCompany.ZONE).toInstant();
    var header = header("website", occurredAt, occurredAt.plusSeconds(1));
    events.add(new WebEvent(header, path, from, Optional.empty()));
  }

  private void send(Event event) {
    events.add(event);
    if (random.chance(TWICE)) {
      events.add(event);
    }
  }

  private Header header(String source, LocalDateTime at) {
    var occurredAt = at.atZone(DemoCompany.ZONE).toInstant();
    return header(source, occurredAt, recordedAt(occurredAt));
  }

  private Header header(String source, Instant occurredAt, Instant recordedAt) {
    var key = new EventKey(source, party + "-" + (events.size() + 1));
    return new Header(key, 1, false, false, occurredAt, recordedAt, party, segment);
  }

  private Instant recordedAt(Instant occurredAt) {
    double days = random.chance(LATE) ? random.around(3, 0.9) : 0;
    return occurredAt.plusSeconds((long) (days * SECONDS_OF_DAY) + random.between(1, 40));
  }

  private Header revised(Event event, boolean deleted) {
    var old = event.header();
    return new Header(
        old.key(),
        old.revision() + 1,
        deleted,
        false,
        old.occurredAt(),
        old.recordedAt().plusSeconds((long) (random.around(5, 0.7) * SECONDS_OF_DAY)),
        old.partyId(),
        old.segment());
  }
}
