package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import java.util.List;
import java.util.Set;

/** The order of events that have the same instant: all kinds of events in a row. */
final class Rank {
  private static final List<Set<Enum<?>>> BEGINNINGS =
      List.of(
          Set.of(MeetingEvent.Type.BOOKED),
          Set.of(DealEvent.Type.OPENED),
          Set.of(ContractEvent.Type.SENT),
          Set.of(SubscriptionEvent.Type.TRIAL_STARTED),
          Set.of(SubscriptionEvent.Type.STARTED),
          Set.of(PaymentEvent.Type.PAID));

  private static final List<Set<Enum<?>>> CHANGES =
      List.of(
          Set.of(Family.CALL),
          Set.of(MeetingEvent.Type.RESCHEDULED),
          Set.of(DealEvent.Type.STAGE_CHANGED),
          Set.of(DealEvent.Type.AMOUNT_CHANGED),
          Set.of(ContractEvent.Type.VIEWED),
          Set.of(SubscriptionEvent.Type.RENEWED),
          Set.of(SubscriptionEvent.Type.CHANGED),
          Set.of(SubscriptionEvent.Type.PAUSED),
          Set.of(SubscriptionEvent.Type.RESUMED),
          Set.of(Family.SPEND),
          Set.of(Family.WEB),
          Set.of(
              SocialEvent.Type.FOLLOWER_GAINED,
              SocialEvent.Type.FOLLOWER_LOST,
              SocialEvent.Type.COMMENT,
              SocialEvent.Type.SHARE,
              SocialEvent.Type.OPT_IN),
          Set.of(Family.PUBLICATION));

  private static final List<Set<Enum<?>>> ENDS =
      List.of(
          Set.of(MeetingEvent.Type.CANCELLED),
          Set.of(MeetingEvent.Type.NO_SHOW),
          Set.of(MeetingEvent.Type.HELD),
          Set.of(DealEvent.Type.LOST),
          Set.of(DealEvent.Type.WON),
          Set.of(ContractEvent.Type.SIGNED),
          Set.of(ContractEvent.Type.DECLINED),
          Set.of(ContractEvent.Type.EXPIRED),
          Set.of(ContractEvent.Type.VOIDED),
          Set.of(SubscriptionEvent.Type.CANCELLED),
          Set.of(PaymentEvent.Type.REFUNDED),
          Set.of(SocialEvent.Type.FOLLOWER_TOTAL));

  private static final List<LeadEvent.Type> LEAD =
      List.of(
          LeadEvent.Type.IDENTIFIED,
          LeadEvent.Type.MERGED,
          LeadEvent.Type.CREATED,
          LeadEvent.Type.MQL,
          LeadEvent.Type.SQL,
          LeadEvent.Type.CONVERTED,
          LeadEvent.Type.DISQUALIFIED,
          LeadEvent.Type.RECYCLED,
          LeadEvent.Type.DELETED);

  private Rank() {}

  static int of(Event event) {
    return 100 * group(event) + within(event);
  }

  /** Identity of the party, beginnings, changes, ends, new beginnings. */
  static int group(Event event) {
    if (event instanceof LeadEvent) {
      return 0;
    }
    var kind = Set.<Enum<?>>of(kindOf(event));
    if (place(kind, BEGINNINGS) >= 0) {
      return 1;
    } else if (place(kind, CHANGES) >= 0) {
      return 2;
    }
    return place(kind, ENDS) >= 0 ? 3 : 4;
  }

  private static int within(Event event) {
    if (event instanceof LeadEvent lead) {
      return LEAD.indexOf(lead.type());
    }
    var kind = Set.<Enum<?>>of(kindOf(event));
    return switch (group(event)) {
      case 1 -> place(kind, BEGINNINGS);
      case 2 -> place(kind, CHANGES);
      case 3 -> place(kind, ENDS);
      default -> 0;
    };
  }

  private static int place(Set<Enum<?>> kind, List<Set<Enum<?>>> row) {
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i).containsAll(kind)) {
        return i;
      }
    }
    return -1;
  }

  private static Enum<?> kindOf(Event event) {
    if (event instanceof DealEvent deal) {
      return deal.type();
    } else if (event instanceof MeetingEvent meeting) {
      return meeting.type();
    } else if (event instanceof ContractEvent contract) {
      return contract.type();
    } else if (event instanceof SubscriptionEvent subscription) {
      return subscription.type();
    } else if (event instanceof PaymentEvent payment) {
      return payment.type();
    }
    return event instanceof SocialEvent social ? social.type() : event.family();
  }
}
