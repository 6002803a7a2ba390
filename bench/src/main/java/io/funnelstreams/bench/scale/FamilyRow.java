package io.funnelstreams.bench.scale;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event as a row of an export: column to value. */
final class FamilyRow {
  private final Map<String, Object> columns = new LinkedHashMap<>();

  private FamilyRow() {}

  static Map<String, Object> of(Event event) {
    var row = new FamilyRow();
    row.header(event);
    row.body(event);
    return row.columns;
  }

  /** An import adds the family to the id of the row. */
  private void header(Event event) {
    var header = event.header();
    var id = header.key().eventId();
    columns.put("id", id.substring(0, id.lastIndexOf('/')));
    columns.put("party", header.partyId());
    columns.put("occurred_at", header.occurredAt().toString());
    columns.put("revision", header.revision());
    columns.put("deleted", header.deleted());
    columns.put("segment", header.segment());
  }

  private void body(Event event) {
    if (event instanceof LeadEvent lead) {
      columns.put("type", lead.type());
      lead.mergedInto().ifPresent(into -> columns.put("merged_into", into));
    } else if (event instanceof CallEvent call) {
      columns.put("purpose", call.purpose());
      call.outcome().ifPresent(outcome -> columns.put("outcome", outcome.word()));
      columns.put("seconds", call.seconds());
    } else if (event instanceof DealEvent deal) {
      columns.put("type", deal.type());
      columns.put("deal_id", deal.dealId());
      deal.amount().ifPresent(this::amount);
    } else if (event instanceof ContractEvent contract) {
      columns.put("type", contract.type());
      columns.put("contract_id", contract.contractId());
    } else if (event instanceof MeetingEvent meeting) {
      columns.put("type", meeting.type());
      columns.put("meeting_id", meeting.meetingId());
      meeting.startsAt().ifPresent(at -> columns.put("starts_at", at.toString()));
      columns.put("seconds", meeting.seconds());
    } else if (event instanceof SubscriptionEvent subscription) {
      subscription(subscription);
    } else if (event instanceof PaymentEvent payment) {
      columns.put("type", payment.type());
      columns.put("document", payment.document());
      columns.put("document_id", payment.documentId());
      amount(payment.amount());
    } else {
      marketing(event);
    }
  }

  private void subscription(SubscriptionEvent event) {
    columns.put("type", event.type());
    columns.put("subscription_id", event.subscriptionId());
    event.price().ifPresent(this::price);
    event.interval().ifPresent(interval -> columns.put("interval", interval.unit()));
    event.interval().ifPresent(interval -> columns.put("interval_count", interval.count()));
    event.quantity().ifPresent(quantity -> columns.put("quantity", quantity));
    event.termEnd().ifPresent(day -> columns.put("term_end", day.toString()));
    event.effectiveAt().ifPresent(at -> columns.put("effective_at", at.toString()));
  }

  private void marketing(Event event) {
    if (event instanceof SpendEvent spend) {
      columns.put("purpose", spend.purpose());
      columns.put("day", spend.day().toString());
      columns.put("spend_channel", spend.channel());
      columns.put("campaign", spend.campaign().orElse(""));
      amount(spend.amount());
    } else if (event instanceof WebEvent view) {
      columns.put("path", view.path());
      columns.put("referrer_class", view.referrerClass());
    } else if (event instanceof SocialEvent social) {
      columns.put("type", social.type());
      columns.put("network", social.network());
      columns.put("count", social.count());
    } else if (event instanceof PublicationEvent post) {
      columns.put("site", post.site());
      post.domainAuthority().ifPresent(authority -> columns.put("domain_authority", authority));
    }
  }

  private void price(UnitPrice price) {
    columns.put("amount", price.amount().toPlainString());
    columns.put("currency", price.currency().getCurrencyCode());
  }

  private void amount(Money money) {
    var currency = money.currency();
    var major = BigDecimal.valueOf(money.minor(), currency.getDefaultFractionDigits());
    columns.put("amount", major.toPlainString());
    columns.put("currency", currency.getCurrencyCode());
  }
}
