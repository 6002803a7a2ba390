package io.funnelstreams.bench.promise;

import io.funnelstreams.bench.workload.Redelivery;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
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
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One rule broken for each family: what an engine with that mistake would have counted is what the
 * right one counts of deliveries that are bent that way.
 */
enum Falsehood {
  A_RECYCLED_LEAD_OPENS_NO_PASS(Family.LEAD) {
    @Override
    Stream<Event> bend(Event event) {
      return event instanceof LeadEvent lead && lead.type() == LeadEvent.Type.RECYCLED
          ? Stream.of(
              new LeadEvent(
                  lead.header(), LeadEvent.Type.DISQUALIFIED, lead.mergedInto(), lead.reason()))
          : Stream.of(event);
    }
  },
  A_CALL_COUNTS_WITH_EACH_DELIVERY(Family.CALL) {
    @Override
    List<Event> bend(List<Event> deliveries) {
      return IntStream.range(0, deliveries.size())
          .mapToObj(i -> renamed(deliveries.get(i), i))
          .toList();
    }

    private static Event renamed(Event event, int delivery) {
      if (!(event instanceof CallEvent)) {
        return event;
      }
      var old = event.header();
      var key = new EventKey(old.key().source(), old.key().eventId() + "/" + delivery);
      return Redelivery.with(
          event,
          new Header(
              key,
              old.revision(),
              old.deleted(),
              old.backfill(),
              old.occurredAt(),
              old.recordedAt(),
              old.partyId(),
              old.segment()));
    }
  },
  A_MOVED_MEETING_KEEPS_ITS_DAY(Family.MEETING) {
    @Override
    Stream<Event> bend(Event event) {
      return event instanceof MeetingEvent meeting
              && meeting.type() == MeetingEvent.Type.RESCHEDULED
              && !event.header().deleted()
          ? Stream.empty()
          : Stream.of(event);
    }
  },
  A_REOPENED_DEAL_STAYS_CLOSED(Family.DEAL) {
    @Override
    Stream<Event> bend(Event event) {
      return event instanceof DealEvent deal && deal.type() == DealEvent.Type.REOPENED
          ? Stream.of(
              new DealEvent(
                  deal.header(),
                  deal.dealId(),
                  DealEvent.Type.STAGE_CHANGED,
                  deal.stage(),
                  deal.amount()))
          : Stream.of(event);
    }
  },
  A_VIEWED_CONTRACT_WAS_NOT_SENT(Family.CONTRACT) {
    @Override
    Stream<Event> bend(Event event) {
      return event instanceof ContractEvent contract
              && contract.type() == ContractEvent.Type.VIEWED
              && !event.header().deleted()
          ? Stream.empty()
          : Stream.of(event);
    }
  },
  A_TRIAL_PAYS(Family.SUBSCRIPTION) {
    @Override
    Stream<Event> bend(Event event) {
      return event instanceof SubscriptionEvent subscription
              && subscription.type() == SubscriptionEvent.Type.TRIAL_STARTED
          ? Stream.of(
              new SubscriptionEvent(
                  subscription.header(),
                  subscription.subscriptionId(),
                  SubscriptionEvent.Type.STARTED,
                  subscription.price(),
                  subscription.interval(),
                  subscription.quantity(),
                  subscription.termEnd(),
                  subscription.effectiveAt()))
          : Stream.of(event);
    }
  },
  A_REFUND_IS_SWALLOWED(Family.PAYMENT) {
    @Override
    Stream<Event> bend(Event event) {
      return event instanceof PaymentEvent payment
              && payment.type() == PaymentEvent.Type.REFUNDED
              && !event.header().deleted()
          ? Stream.empty()
          : Stream.of(event);
    }
  },
  A_RESTATED_SPEND_IS_DROPPED(Family.SPEND) {
    @Override
    Stream<Event> bend(Event event) {
      return event instanceof SpendEvent && event.header().revision() > 1
          ? Stream.empty()
          : Stream.of(event);
    }
  },
  A_SPEND_OF_NOTHING_IS_NO_REPORT(Family.SPEND) {
    @Override
    Stream<Event> bend(Event event) {
      return event instanceof SpendEvent spend
              && spend.amount().minor() == 0
              && !event.header().deleted()
          ? Stream.empty()
          : Stream.of(event);
    }
  },
  MARKETING_SPEND_REPORTS_SALES_SPEND(Family.SPEND) {
    @Override
    Stream<Event> bend(Event event) {
      return event instanceof SpendEvent spend && spend.purpose() == SpendEvent.Purpose.MARKETING
          ? Stream.of(event, ofSales(spend))
          : Stream.of(event);
    }

    private static Event ofSales(SpendEvent spend) {
      var old = spend.header();
      var key = new EventKey(old.key().source(), old.key().eventId() + "/sales");
      return new SpendEvent(
          new Header(
              key,
              old.revision(),
              old.deleted(),
              old.backfill(),
              old.occurredAt(),
              old.recordedAt(),
              old.partyId(),
              old.segment()),
          spend.day(),
          spend.channel(),
          SpendEvent.Purpose.SALES,
          new Money(0, spend.amount().currency()),
          spend.account(),
          spend.campaign());
    }
  },
  A_SPEND_THAT_IS_TAKEN_BACK_STAYS_REPORTED(Family.SPEND) {
    @Override
    Stream<Event> bend(Event event) {
      return event instanceof SpendEvent spend && event.header().deleted()
          ? Stream.of(ofNothing(spend))
          : Stream.of(event);
    }

    private static Event ofNothing(SpendEvent spend) {
      var old = spend.header();
      return new SpendEvent(
          new Header(
              old.key(),
              old.revision(),
              false,
              old.backfill(),
              old.occurredAt(),
              old.recordedAt(),
              old.partyId(),
              old.segment()),
          spend.day(),
          spend.channel(),
          spend.purpose(),
          new Money(0, spend.amount().currency()),
          spend.account(),
          spend.campaign());
    }
  },
  A_SESSION_LASTS_OVER_31_MINUTES(Family.WEB) {
    @Override
    List<Event> bend(List<Event> deliveries) {
      return deliveries.stream().map(event -> sooner(event, deliveries)).toList();
    }

    /** A view that comes 30 to 31 minutes after another comes 30 minutes after it. */
    private static Event sooner(Event event, List<Event> deliveries) {
      return deliveries.stream()
          .filter(other -> event instanceof WebEvent && other instanceof WebEvent)
          .map(other -> other.header().occurredAt().plus(Duration.ofMinutes(30)))
          .filter(last -> event.header().occurredAt().isAfter(last))
          .filter(last -> event.header().occurredAt().isBefore(last.plusSeconds(60)))
          .findFirst()
          .map(last -> Redelivery.at(event, last))
          .orElse(event);
    }
  },
  A_FOLLOWER_TOTAL_IS_A_GAIN(Family.SOCIAL) {
    @Override
    Stream<Event> bend(Event event) {
      return event instanceof SocialEvent social && social.type() == SocialEvent.Type.FOLLOWER_TOTAL
          ? Stream.of(
              new SocialEvent(
                  social.header(),
                  social.network(),
                  SocialEvent.Type.FOLLOWER_GAINED,
                  social.count()))
          : Stream.of(event);
    }
  },
  ANY_SITE_HAS_AUTHORITY(Family.PUBLICATION) {
    @Override
    Stream<Event> bend(Event event) {
      return event instanceof PublicationEvent post && post.domainAuthority().isPresent()
          ? Stream.of(
              new PublicationEvent(
                  post.header(), post.site(), OptionalInt.of(100), post.url(), post.title()))
          : Stream.of(event);
    }
  };

  private final Family family;

  Falsehood(Family family) {
    this.family = family;
  }

  Family family() {
    return family;
  }

  List<Event> bend(List<Event> deliveries) {
    return deliveries.stream().flatMap(this::bend).toList();
  }

  Stream<Event> bend(Event event) {
    return Stream.of(event);
  }
}
