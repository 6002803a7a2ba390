package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the events of one row. Names of enums and segments, which most events of a party share,
 * are written once and then referred to by number.
 */
final class EventWriter {
  static final int DELETED = 1;
  static final int BACKFILL = 2;
  static final int ALL_DAY = 4;
  static final int SEQUENCE = 8;

  private final BinaryWriter out;
  private final Map<Map<String, String>, Integer> segments = new HashMap<>();

  EventWriter(BinaryWriter out) {
    this.out = out;
  }

  void write(Event event) {
    out.constant(event.family());
    header(event.header());
    if (event instanceof LeadEvent lead) {
      out.constant(lead.type()).optionalText(lead.mergedInto()).optionalText(lead.reason());
    } else if (event instanceof CallEvent call) {
      out.constant(call.purpose()).optionalText(CallOutcomeText.of(call)).count(call.seconds());
    } else if (event instanceof DealEvent deal) {
      out.text(deal.dealId()).constant(deal.type()).optionalText(deal.stage());
      money(deal.amount());
    } else if (event instanceof ContractEvent contract) {
      out.text(contract.contractId()).constant(contract.type());
      money(contract.value());
    } else if (event instanceof SubscriptionEvent subscription) {
      subscription(subscription);
    } else if (event instanceof PaymentEvent payment) {
      out.text(payment.documentId()).constant(payment.document()).constant(payment.type());
      money(payment.amount());
    } else {
      marketing(event);
    }
  }

  private void subscription(SubscriptionEvent event) {
    out.text(event.subscriptionId()).constant(event.type());
    out.flag(event.price().isPresent());
    event.price().ifPresent(this::price);
    out.flag(event.interval().isPresent());
    event.interval().ifPresent(each -> out.constant(each.unit()).count(each.count()));
    out.flag(event.quantity().isPresent());
    event.quantity().ifPresent(out::count);
    out.flag(event.termEnd().isPresent());
    event.termEnd().ifPresent(day -> out.number(day.toEpochDay()));
    out.flag(event.effectiveAt().isPresent());
    event.effectiveAt().ifPresent(instant -> out.number(instant.toEpochMilli()));
    out.flag(event.effectiveAllDay());
  }

  private void marketing(Event event) {
    if (event instanceof SpendEvent spend) {
      out.number(spend.day().toEpochDay()).text(spend.channel()).constant(spend.purpose());
      money(spend.amount());
      out.optionalText(spend.account()).optionalText(spend.campaign());
    } else if (event instanceof WebEvent web) {
      out.text(web.path()).constant(web.referrerClass()).optionalText(web.referrer());
    } else if (event instanceof SocialEvent social) {
      out.text(social.network()).constant(social.type()).count(social.count());
    } else if (event instanceof PublicationEvent publication) {
      out.text(publication.site()).flag(publication.domainAuthority().isPresent());
      publication.domainAuthority().ifPresent(out::count);
      out.optionalText(publication.url()).optionalText(publication.title());
    }
  }

  private void header(Header header) {
    long occurred = header.occurredAt().toEpochMilli();
    out.text(header.key().source()).once(header.key().eventId()).number(header.revision());
    out.count(flags(header));
    if (header.sequence() != 0) {
      out.number(header.sequence());
    }
    out.number(occurred).number(header.recordedAt().toEpochMilli() - occurred);
    out.text(header.partyId());
    segment(header.segment());
  }

  private static int flags(Header header) {
    return (header.deleted() ? DELETED : 0)
        | (header.backfill() ? BACKFILL : 0)
        | (header.allDay() ? ALL_DAY : 0)
        | (header.sequence() != 0 ? SEQUENCE : 0);
  }

  private void segment(Map<String, String> segment) {
    var known = segments.putIfAbsent(segment, segments.size() + 1);
    if (known != null) {
      out.count(known);
      return;
    }
    out.count(0).count(segment.size());
    segment.forEach((dimension, value) -> out.text(dimension).text(value));
  }

  /** The digits, as a rule in two or three bytes, and how many of them are decimals. */
  private void price(UnitPrice price) {
    out.whole(price.amount().unscaledValue()).count(price.amount().scale());
    out.text(price.currency().getCurrencyCode());
  }

  private void money(Optional<Money> money) {
    out.flag(money.isPresent());
    money.ifPresent(this::money);
  }

  private void money(Money money) {
    out.number(money.minor()).text(money.currency().getCurrencyCode());
  }
}
