package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.SubscriptionEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The worth of a subscription from the end of a day on.
 *
 * @param day the day, counted from 1970-01-01
 * @param mrr a month's worth in ten-thousandths of a minor unit, never below 0
 * @param segment where it counts
 */
record SubscriptionDay(int day, long mrr, List<DimensionValue> segment) {

  /** The days on which events of a subscription take effect, in order, each once. */
  static List<SubscriptionDay> of(
      Subscription subscription, JourneyRules rules, FactCollector facts) {
    var days = new ArrayList<SubscriptionDay>();
    var status = SubscriptionStatus.NOT_BEGUN;
    var price = SubscriptionPrice.UNKNOWN;
    for (var step : subscription.inEffect()) {
      var day = rules.effectiveDayOf(step.event());
      status = status.after(step.event().type());
      price = price.after(step.event(), day, rules.fx());
      long mrr = status == SubscriptionStatus.RUNNING ? price.perMonth(rules.fx()) : 0;
      var segment = facts.segmentOf(step, subscription.steps());
      put(days, new SubscriptionDay((int) day.toEpochDay(), mrr, segment));
    }
    return days;
  }

  /**
   * The events whose price is not taken: with them the subscription is worth too much to add up.
   */
  static List<SubscriptionEvent> tooLarge(Subscription subscription, JourneyRules rules) {
    var tooLarge = new ArrayList<SubscriptionEvent>();
    var price = SubscriptionPrice.UNKNOWN;
    for (var step : subscription.inEffect()) {
      var day = rules.effectiveDayOf(step.event());
      if (!price.with(step.event(), day).fits(rules.fx())) {
        tooLarge.add(step.event());
      }
      price = price.after(step.event(), day, rules.fx());
    }
    return tooLarge;
  }

  /** Only the state at the end of a day counts. */
  private static void put(List<SubscriptionDay> days, SubscriptionDay day) {
    int last = days.size() - 1;
    if (last >= 0 && days.get(last).day == day.day) {
      days.set(last, day);
    } else {
      days.add(day);
    }
  }
}
