package io.funnelstreams.core.event;

import io.funnelstreams.core.money.Money;
import java.util.Optional;

/**
 * Bad data as a value: the reason why an input was not accepted.
 *
 * @param reason the class of the defect
 * @param field the field of the input that is wrong, where one is
 * @param explanation a sentence for its reader: the defect and the remedy
 */
public record Rejection(RejectReason reason, Optional<String> field, String explanation) {

  /** Why the price, interval and quantity of a subscription's event are not taken. */
  public static Rejection ofTooLargePrice(SubscriptionEvent event) {
    return new Rejection(
        RejectReason.INVALID,
        Optional.of("price"),
        ("With event %s subscription '%s' would be worth more than %s minor units of the plan's "
                + "currency a month; its price, interval and quantity are not taken. Send the right"
                + " ones with a higher revision.")
            .formatted(event.header().key(), event.subscriptionId(), Money.MAX_MINOR));
  }

  /** The reason why a version of an event lost to another of the same id and revision. */
  public static Rejection ofConflict(Event loser) {
    return new Rejection(
        RejectReason.CONFLICT,
        Optional.empty(),
        ("Two versions of event %s have revision %s and say different things. This one does not "
                + "count: the other was recorded later, came later in the same import, or, where "
                + "neither decides, was chosen by its content. If both are versions of one thing, "
                + "give the right one a higher revision; if they are two things, give each an "
                + "event id of its own.")
            .formatted(loser.header().key(), loser.header().revision()));
  }
}
