package io.funnelstreams.core.journey;

import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Subscribers at a period's start that are none at its end, for the periods of one grain. A party
 * whose MRR falls to 0 counts on that day, and is retracted on the day it returns; so the sum over
 * the beginning of a period is the loss until then. Before all of time there are no subscribers.
 */
final class SubscriberChurn {
  private final Measure measure;
  private final FactCollector facts;
  private long period = Long.MIN_VALUE;

  /** Where the party was when the period began; empty where it was no subscriber. */
  private Optional<List<DimensionValue>> atTheStart = Optional.empty();

  private SubscriberChurn(Measure measure, FactCollector facts) {
    this.measure = measure;
    this.facts = facts;
  }

  /** Adds the facts of every grain. */
  static void add(List<CustomerDay> days, BusinessCalendar calendar, FactCollector facts) {
    for (var grain : Grain.values()) {
      var churn = new SubscriberChurn(DistinctMeasure.CHURNED_SUBSCRIBERS.of(grain), facts);
      var before = CustomerDay.NONE;
      for (var day : days) {
        var first = calendar.firstDayOf(grain, LocalDate.ofEpochDay(day.day()));
        churn.follow(first.toEpochDay(), before, day);
        before = day;
      }
    }
  }

  private void follow(long firstDay, CustomerDay before, CustomerDay day) {
    if (firstDay != period) {
      period = firstDay;
      atTheStart = before.largest();
    }
    if (before.isSubscriber() != day.isSubscriber()) {
      int lost = day.isSubscriber() ? -1 : 1;
      atTheStart.ifPresent(segment -> facts.at(measure, day.day(), segment, lost));
    }
  }
}
