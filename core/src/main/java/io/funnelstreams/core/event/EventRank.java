package io.funnelstreams.core.event;

/**
 * What comes first of the things that happened at one instant, as somebody would say who has only
 * dates: who the party is, then beginnings, changes, ends, and new beginnings of the same thing.
 * Neither the spelling of an id nor the name of a source decides where this does.
 */
public final class EventRank {
  /** What tells who the party is. */
  public static final int IDENTITY = 0;

  /** Something begins: a deal is opened, a contract sent, a subscription started. */
  public static final int BEGINNING = 1;

  /** Something goes on in another way, or happens by itself. */
  public static final int CHANGE = 2;

  /** Something ends: a deal is won, a contract signed, a subscription cancelled. */
  public static final int END = 3;

  /** What had ended begins anew. */
  public static final int NEW_BEGINNING = 4;

  private static final int PHASE = 1_000;
  private static final int FAMILY = 10;

  private EventRank() {}

  /** The place among things of one instant; a lower one comes first. */
  public static int of(Event event) {
    int place = place(event);
    int phase = place / FAMILY;
    return phase * PHASE + order(event.family()) * FAMILY + place % FAMILY;
  }

  /** Which family comes first in a phase: in the order in which a company meets a customer. */
  private static int order(Family family) {
    return switch (family) {
      case LEAD -> 0;
      case CALL -> 1;
      case DEAL -> 2;
      case CONTRACT -> 3;
      case SUBSCRIPTION -> 4;
      case PAYMENT -> 5;
      case SPEND -> 6;
      case WEB -> 7;
      case SOCIAL -> 8;
      case PUBLICATION -> 9;
    };
  }

  /** Which of the five an event is. */
  public static int phaseOf(Event event) {
    return place(event) / FAMILY;
  }

  /** The phase, and which of the events of a family and phase comes first. */
  private static int place(Event event) {
    if (event instanceof LeadEvent lead) {
      return place(IDENTITY, ofLead(lead.type()));
    } else if (event instanceof DealEvent deal) {
      return ofDeal(deal.type());
    } else if (event instanceof ContractEvent contract) {
      return ofContract(contract.type());
    } else if (event instanceof SubscriptionEvent subscription) {
      return ofSubscription(subscription.type());
    } else if (event instanceof PaymentEvent payment) {
      return ofPayment(payment.type());
    } else if (event instanceof SocialEvent social) {
      return ofSocial(social.type());
    }
    return place(CHANGE, 0);
  }

  private static int place(int phase, int within) {
    return phase * FAMILY + within;
  }

  /** All that a lead event tells of the party holds for what else happens at that instant. */
  private static int ofLead(LeadEvent.Type type) {
    return switch (type) {
      case IDENTIFIED -> 0;
      case MERGED -> 1;
      case CREATED -> 2;
      case MQL -> 3;
      case SQL -> 4;
      case CONVERTED -> 5;
      case DISQUALIFIED -> 6;
      case RECYCLED -> 7;
      case DELETED -> 8;
    };
  }

  private static int ofDeal(DealEvent.Type type) {
    return switch (type) {
      case OPENED -> place(BEGINNING, 0);
      case STAGE_CHANGED -> place(CHANGE, 0);
      case AMOUNT_CHANGED -> place(CHANGE, 1);
      case LOST -> place(END, 0);
      case WON -> place(END, 1);
      case REOPENED -> place(NEW_BEGINNING, 0);
    };
  }

  private static int ofContract(ContractEvent.Type type) {
    return switch (type) {
      case SENT -> place(BEGINNING, 0);
      case VIEWED -> place(CHANGE, 0);
      case SIGNED -> place(END, 0);
      case DECLINED -> place(END, 1);
      case EXPIRED -> place(END, 2);
      case VOIDED -> place(END, 3);
    };
  }

  private static int ofSubscription(SubscriptionEvent.Type type) {
    return switch (type) {
      case TRIAL_STARTED -> place(BEGINNING, 0);
      case STARTED -> place(BEGINNING, 1);
      case RENEWED -> place(CHANGE, 0);
      case CHANGED -> place(CHANGE, 1);
      case PAUSED -> place(CHANGE, 2);
      case RESUMED -> place(CHANGE, 3);
      case CANCELLED -> place(END, 0);
    };
  }

  private static int ofPayment(PaymentEvent.Type type) {
    return switch (type) {
      case PAID -> place(BEGINNING, 0);
      case REFUNDED -> place(END, 0);
    };
  }

  /** A count of all followers contains what was gained and lost by then. */
  private static int ofSocial(SocialEvent.Type type) {
    return switch (type) {
      case FOLLOWER_GAINED, FOLLOWER_LOST, COMMENT, SHARE, OPT_IN -> place(CHANGE, 0);
      case FOLLOWER_TOTAL -> place(END, 0);
    };
  }
}
