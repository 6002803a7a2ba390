package io.funnelstreams.bench.engine;

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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Deliveries as text for a person: one line each. */
public final class EventLine {
  private EventLine() {}

  /** The deliveries in the order given. */
  public static String of(List<Event> deliveries) {
    return deliveries.stream().map(EventLine::of).collect(Collectors.joining("\n"));
  }

  /** One delivery, for example {@code crm/e3 r1 2026-10-24T22:00:00Z +1d A deal d1 WON}. */
  public static String of(Event event) {
    var header = event.header();
    var age = Duration.between(header.occurredAt(), header.recordedAt());
    return "%s r%d %s +%s %s %s %s%s%s"
        .formatted(
            header.key(),
            header.revision(),
            header.occurredAt(),
            age,
            header.partyId(),
            body(event),
            new TreeMap<>(header.segment()),
            header.deleted() ? " TAKEN BACK" : "",
            header.backfill() ? " backfill" : "");
  }

  private static String body(Event event) {
    if (event instanceof LeadEvent lead) {
      return "lead " + lead.type() + lead.mergedInto().map(into -> " " + into).orElse("");
    }
    if (event instanceof CallEvent call) {
      return "call " + call.purpose();
    }
    if (event instanceof DealEvent deal) {
      return "deal " + deal.dealId() + " " + deal.type() + amount(deal.amount());
    }
    if (event instanceof ContractEvent contract) {
      return "contract " + contract.contractId() + " " + contract.type() + amount(contract.value());
    }
    if (event instanceof MeetingEvent meeting) {
      return "meeting %s %s%s"
          .formatted(
              meeting.meetingId(),
              meeting.type(),
              meeting.startsAt().map(start -> " at " + start).orElse(""));
    }
    if (event instanceof SubscriptionEvent subscription) {
      return subscription(subscription);
    }
    if (event instanceof PaymentEvent paid) {
      return "%s %s %s%s"
          .formatted(paid.document(), paid.documentId(), paid.type(), amount(paid.amount()));
    }
    return marketing(event);
  }

  private static String subscription(SubscriptionEvent event) {
    return "subscription %s %s%s%s%s%s%s"
        .formatted(
            event.subscriptionId(),
            event.type(),
            event.price().map(price -> " " + price).orElse(""),
            event.interval().map(each -> " each " + each.count() + " " + each.unit()).orElse(""),
            event.quantity().isPresent() ? " × " + event.quantity().getAsLong() : "",
            event.termEnd().map(day -> " until " + day).orElse(""),
            event.effectiveAt().map(instant -> " from " + instant).orElse(""));
  }

  private static String marketing(Event event) {
    if (event instanceof SpendEvent spend) {
      return "spend of %s on %s for %s%s"
          .formatted(spend.day(), spend.channel(), spend.purpose(), amount(spend.amount()));
    }
    if (event instanceof WebEvent view) {
      return "view of " + view.path() + " from " + view.referrerClass();
    }
    if (event instanceof SocialEvent social) {
      return "%s %s %d".formatted(social.network(), social.type(), social.count());
    }
    return "post of authority " + ((PublicationEvent) event).domainAuthority();
  }

  private static String amount(Money money) {
    return amount(Optional.of(money));
  }

  private static String amount(Optional<Money> amount) {
    return amount.map(money -> " " + money.minor() + " " + money.currency()).orElse("");
  }
}
