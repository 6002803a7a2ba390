package io.funnelstreams.core.explain;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import java.util.Locale;

/** What an event says that happened, in a word or two. */
public final class EventWord {
  private EventWord() {}

  /** For example {@code deal won}, {@code call prospecting}, {@code publication}. */
  public static String of(Event event) {
    var family = lower(event.family());
    if (event instanceof LeadEvent lead) {
      return family + " " + lower(lead.type());
    } else if (event instanceof CallEvent call) {
      return family + " " + lower(call.purpose());
    } else if (event instanceof DealEvent deal) {
      return family + " " + lower(deal.type());
    } else if (event instanceof ContractEvent contract) {
      return family + " " + lower(contract.type());
    } else if (event instanceof SubscriptionEvent subscription) {
      return family + " " + lower(subscription.type());
    } else if (event instanceof PaymentEvent payment) {
      return lower(payment.document()) + " " + lower(payment.type());
    }
    return ofMarketing(event, family);
  }

  private static String ofMarketing(Event event, String family) {
    if (event instanceof SpendEvent spend) {
      return family + " " + lower(spend.purpose());
    } else if (event instanceof WebEvent web) {
      return family + " " + lower(web.referrerClass());
    }
    return event instanceof SocialEvent social ? family + " " + lower(social.type()) : family;
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
