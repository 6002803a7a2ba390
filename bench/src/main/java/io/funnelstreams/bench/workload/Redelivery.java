package io.funnelstreams.bench.workload;

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
import java.time.Instant;

/** The same content under another header. */
public final class Redelivery {
  private Redelivery() {}

  /** The same event, recorded at another time. */
  public static Event of(Event event, Instant recordedAt) {
    var old = event.header();
    return with(
        event,
        new Header(
            old.key(),
            old.revision(),
            old.deleted(),
            old.backfill(),
            old.occurredAt(),
            recordedAt,
            old.partyId(),
            old.segment()));
  }

  /** The same body at another instant, recorded as much later as before. */
  public static Event at(Event event, Instant occurredAt) {
    var old = event.header();
    return with(
        event,
        new Header(
            old.key(),
            old.revision(),
            old.deleted(),
            old.backfill(),
            occurredAt,
            occurredAt.plusMillis(
                old.recordedAt().toEpochMilli() - old.occurredAt().toEpochMilli()),
            old.partyId(),
            old.segment()));
  }

  /** The same body under another header. */
  public static Event with(Event event, Header header) {
    if (event instanceof LeadEvent lead) {
      return new LeadEvent(header, lead.type(), lead.mergedInto(), lead.reason());
    } else if (event instanceof CallEvent call) {
      return new CallEvent(
          header, call.purpose(), call.outcome(), call.seconds(), call.sourceOutcome());
    } else if (event instanceof DealEvent deal) {
      return new DealEvent(header, deal.dealId(), deal.type(), deal.stage(), deal.amount());
    } else if (event instanceof ContractEvent contract) {
      return new ContractEvent(header, contract.contractId(), contract.type(), contract.value());
    } else if (event instanceof PaymentEvent paid) {
      return new PaymentEvent(
          header, paid.documentId(), paid.document(), paid.type(), paid.amount());
    } else if (event instanceof SubscriptionEvent subscription) {
      return subscription(subscription, header);
    }
    return marketing(event, header);
  }

  private static Event subscription(SubscriptionEvent event, Header header) {
    return new SubscriptionEvent(
        header,
        event.subscriptionId(),
        event.type(),
        event.price(),
        event.interval(),
        event.quantity(),
        event.termEnd(),
        event.effectiveAt());
  }

  private static Event marketing(Event event, Header header) {
    if (event instanceof SpendEvent spend) {
      return new SpendEvent(
          header,
          spend.day(),
          spend.channel(),
          spend.purpose(),
          spend.amount(),
          spend.account(),
          spend.campaign());
    } else if (event instanceof WebEvent view) {
      return new WebEvent(header, view.path(), view.referrerClass(), view.referrer());
    } else if (event instanceof SocialEvent social) {
      return new SocialEvent(header, social.network(), social.type(), social.count());
    }
    var post = (PublicationEvent) event;
    return new PublicationEvent(
        header, post.site(), post.domainAuthority(), post.url(), post.title());
  }
}
