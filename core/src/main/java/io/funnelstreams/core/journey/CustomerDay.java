package io.funnelstreams.core.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The worth of all subscriptions of a party from the end of a day on.
 *
 * @param day the day, counted from 1970-01-01
 * @param mrr a month's worth by segment, in ten-thousandths of a minor unit, each above 0
 * @param largest the segment of the largest subscription, the first begun among equals; empty where
 *     none is worth anything
 */
record CustomerDay(
    int day, Map<List<DimensionValue>, Long> mrr, Optional<List<DimensionValue>> largest) {

  /** Before the first subscription. */
  static final CustomerDay NONE = new CustomerDay(Integer.MIN_VALUE, Map.of(), Optional.empty());

  /**
   * Every day on which an event of a subscription takes effect, in order.
   *
   * @param subscriptions the days of each subscription, in the order in which they begin
   */
  static List<CustomerDay> of(List<List<SubscriptionDay>> subscriptions) {
    var days = new TreeSet<Integer>();
    subscriptions.forEach(own -> own.forEach(day -> days.add(day.day())));
    var customer = new ArrayList<CustomerDay>(days.size());
    var next = new int[subscriptions.size()];
    for (int day : days) {
      customer.add(of(day, subscriptions, next));
    }
    return customer;
  }

  /** Looks at where each subscription is, given the place of its first day after the last one. */
  private static CustomerDay of(int day, List<List<SubscriptionDay>> subscriptions, int[] next) {
    var mrr = new LinkedHashMap<List<DimensionValue>, Long>();
    var largest = Optional.<SubscriptionDay>empty();
    for (int i = 0; i < next.length; i++) {
      var own = subscriptions.get(i);
      while (next[i] < own.size() && own.get(next[i]).day() <= day) {
        next[i]++;
      }
      if (next[i] > 0 && own.get(next[i] - 1).mrr() > 0) {
        var now = own.get(next[i] - 1);
        mrr.merge(now.segment(), now.mrr(), Long::sum);
        largest = largest.filter(other -> other.mrr() >= now.mrr()).or(() -> Optional.of(now));
      }
    }
    return new CustomerDay(day, mrr, largest.map(SubscriptionDay::segment));
  }

  boolean isSubscriber() {
    return largest.isPresent();
  }

  long total() {
    return mrr.values().stream().mapToLong(Long::longValue).sum();
  }

  long in(List<DimensionValue> segment) {
    return mrr.getOrDefault(segment, 0L);
  }
}
