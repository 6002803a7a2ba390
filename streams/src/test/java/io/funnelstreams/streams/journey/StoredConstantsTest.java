package io.funnelstreams.streams.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rows hold the places of constants, so what is stored changes its meaning when they move. */
class StoredConstantsTest {
  @Test
  void constantsKeepTheirPlaces() {
    assertPlaces(
        Family.class,
        "LEAD, CALL, DEAL, CONTRACT, SUBSCRIPTION, PAYMENT, SPEND, WEB, SOCIAL, PUBLICATION,"
            + " MEETING");
    assertPlaces(
        LeadEvent.Type.class,
        "CREATED, MQL, SQL, DISQUALIFIED, RECYCLED, CONVERTED, MERGED, DELETED, IDENTIFIED");
    assertPlaces(CallEvent.Purpose.class, "PROSPECTING, FOLLOW_UP, CLOSING");
    assertPlaces(
        DealEvent.Type.class, "OPENED, STAGE_CHANGED, AMOUNT_CHANGED, WON, LOST, REOPENED");
    assertPlaces(ContractEvent.Type.class, "SENT, VIEWED, SIGNED, DECLINED, EXPIRED, VOIDED");
    assertPlaces(
        SubscriptionEvent.Type.class,
        "TRIAL_STARTED, STARTED, CHANGED, RENEWED, PAUSED, RESUMED, CANCELLED");
    assertPlaces(MeetingEvent.Type.class, "BOOKED, RESCHEDULED, HELD, NO_SHOW, CANCELLED");
    assertPlaces(BillingCycle.Unit.class, "DAY, WEEK, MONTH, YEAR");
    assertPlaces(PaymentEvent.Document.class, "ORDER, INVOICE");
    assertPlaces(PaymentEvent.Type.class, "PAID, REFUNDED");
    assertPlaces(SpendEvent.Purpose.class, "MARKETING, SALES");
    assertPlaces(WebEvent.ReferrerClass.class, "DIRECT, SEARCH, REFERRAL, SOCIAL, PAID, EMAIL");
    assertPlaces(
        SocialEvent.Type.class,
        "FOLLOWER_GAINED, FOLLOWER_LOST, FOLLOWER_TOTAL, COMMENT, SHARE, OPT_IN");
  }

  /** New constants may follow; those there are stay where they are. */
  private static void assertPlaces(Class<? extends Enum<?>> type, String names) {
    assertThat(
            Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .collect(Collectors.joining(", ")))
        .as("a constant of %s was moved: append it, or raise the version of the forms", type)
        .startsWith(names);
  }
}
