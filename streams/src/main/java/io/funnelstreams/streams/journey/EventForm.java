package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The binary form of an event. Enums are written by name, of which a row has one copy. */
final class EventForm {

  private static final int DELETED = 1;
  private static final int BACKFILL = 2;

  private EventForm() {}

  static void write(Event event, BinaryWriter out) {
    out.text(event.family().name());
    header(event.header(), out);
    if (event instanceof LeadEvent lead) {
      out.text(lead.type().name()).optionalText(lead.mergedInto()).optionalText(lead.reason());
    } else if (event instanceof CallEvent call) {
      out.text(call.purpose().name()).optionalText(call.outcome()).count(call.seconds());
    } else if (event instanceof DealEvent deal) {
      out.text(deal.dealId()).text(deal.type().name()).optionalText(deal.stage());
      money(deal.amount(), out);
    } else if (event instanceof ContractEvent contract) {
      out.text(contract.contractId()).text(contract.type().name());
      money(contract.value(), out);
    }
  }

  static Event read(BinaryReader in) {
    var family = Family.valueOf(in.text());
    var header = header(in);
    return switch (family) {
      case LEAD ->
          new LeadEvent(
              header, LeadEvent.Type.valueOf(in.text()), in.optionalText(), in.optionalText());
      case CALL ->
          new CallEvent(
              header, CallEvent.Purpose.valueOf(in.text()), in.optionalText(), in.count());
      case DEAL ->
          new DealEvent(
              header, in.text(), DealEvent.Type.valueOf(in.text()), in.optionalText(), money(in));
      case CONTRACT ->
          new ContractEvent(header, in.text(), ContractEvent.Type.valueOf(in.text()), money(in));
    };
  }

  private static void header(Header header, BinaryWriter out) {
    long occurred = header.occurredAt().toEpochMilli();
    out.text(header.key().source()).text(header.key().eventId()).number(header.revision());
    out.count((header.deleted() ? DELETED : 0) | (header.backfill() ? BACKFILL : 0));
    out.number(occurred).number(header.recordedAt().toEpochMilli() - occurred);
    out.text(header.partyId()).count(header.segment().size());
    header.segment().forEach((dimension, value) -> out.text(dimension).text(value));
  }

  private static Header header(BinaryReader in) {
    var key = new EventKey(in.text(), in.text());
    long revision = in.number();
    int flags = in.intCount();
    long occurred = in.number();
    long recorded = occurred + in.number();
    return new Header(
        key,
        revision,
        (flags & DELETED) != 0,
        (flags & BACKFILL) != 0,
        Instant.ofEpochMilli(occurred),
        Instant.ofEpochMilli(recorded),
        in.text(),
        segment(in));
  }

  private static Map<String, String> segment(BinaryReader in) {
    int size = in.intCount();
    if (size == 0) {
      return Map.of();
    }
    var segment = new HashMap<String, String>();
    for (int i = 0; i < size; i++) {
      segment.put(in.text(), in.text());
    }
    return segment;
  }

  private static void money(Optional<Money> money, BinaryWriter out) {
    out.flag(money.isPresent());
    money.ifPresent(m -> out.number(m.minor()).text(m.currency().getCurrencyCode()));
  }

  private static Optional<Money> money(BinaryReader in) {
    return in.flag() ? Optional.of(Money.of(in.number(), in.text())) : Optional.empty();
  }
}
