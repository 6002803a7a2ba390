package io.funnelstreams.core.journey;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The changes of a party's MRR from one day's end to the next. A day has one movement of one kind;
 * each segment gets its share of it, which can be negative where the party moved between segments.
 */
final class MrrFacts {
  private final FactCollector facts;
  private boolean hadAny;

  private MrrFacts(FactCollector facts) {
    this.facts = facts;
  }

  static void add(List<CustomerDay> days, FactCollector facts) {
    var movements = new MrrFacts(facts);
    var before = CustomerDay.NONE;
    for (var day : days) {
      movements.move(before, day);
      movements.subscriber(before.largest(), day);
      before = day;
    }
  }

  private void move(CustomerDay before, CustomerDay after) {
    var kind = kind(before, after);
    int sign = kind == Measure.CONTRACTION_MRR || kind == Measure.CHURNED_MRR ? -1 : 1;
    var segments = new LinkedHashSet<>(before.mrr().keySet());
    segments.addAll(after.mrr().keySet());
    for (var segment : segments) {
      long change = after.in(segment) - before.in(segment);
      facts.at(Measure.MRR, after.day(), segment, change);
      facts.at(kind, after.day(), segment, sign * change);
    }
    hadAny |= after.isSubscriber();
  }

  private Measure kind(CustomerDay before, CustomerDay after) {
    if (!before.isSubscriber()) {
      return hadAny ? Measure.REACTIVATION_MRR : Measure.NEW_MRR;
    }
    if (!after.isSubscriber()) {
      return Measure.CHURNED_MRR;
    }
    return after.total() >= before.total() ? Measure.EXPANSION_MRR : Measure.CONTRACTION_MRR;
  }

  private void subscriber(Optional<List<DimensionValue>> before, CustomerDay day) {
    if (!before.equals(day.largest())) {
      before.ifPresent(segment -> facts.at(Measure.SUBSCRIBERS, day.day(), segment, -1));
      day.largest().ifPresent(segment -> facts.at(Measure.SUBSCRIBERS, day.day(), segment, 1));
    }
  }
}
