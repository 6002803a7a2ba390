package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.LeadEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The facts by which one deal enters and leaves the stock of open deals. While it is open its
 * amount follows the events, and where an event moves it to another segment, the stock moves along:
 * so a segment's stock is never below 0.
 */
final class OpenDealStock {
  private final Deal deal;
  private final FactCollector facts;
  private List<DimensionValue> segment;
  private long amount;

  OpenDealStock(Deal deal, FactCollector facts) {
    this.deal = deal;
    this.facts = facts;
  }

  /** Adds the facts, given the party's own events, which can move a deal too. */
  void add(List<OrderedEvent<LeadEvent>> party) {
    int closed = deal.close().map(OrderedEvent::position).orElse(Integer.MAX_VALUE);
    for (var step : stepsUntil(closed, party)) {
      follow(step);
    }
    deal.close().ifPresent(this::leave);
  }

  private List<OrderedEvent<?>> stepsUntil(int closed, List<OrderedEvent<LeadEvent>> party) {
    int opened = deal.opened().position();
    var steps = new ArrayList<OrderedEvent<?>>(deal.steps());
    steps.addAll(party);
    steps.removeIf(step -> step.position() < opened || step.position() >= closed);
    steps.sort(Comparator.comparingInt(OrderedEvent::position));
    return steps;
  }

  private void follow(OrderedEvent<?> step) {
    var now = facts.segmentOf(step, deal.steps());
    if (segment != null && !segment.equals(now)) {
      leave(step);
    }
    if (segment == null) {
      facts.held(Measure.OPEN_DEALS, step, now, 1);
    }
    segment = now;
    long known = amountAt(step.position());
    facts.held(Measure.PIPELINE_VALUE, step, now, known - amount);
    amount = known;
  }

  private void leave(OrderedEvent<?> step) {
    if (segment == null) {
      return;
    }
    facts.held(Measure.OPEN_DEALS, step, segment, -1);
    facts.held(Measure.PIPELINE_VALUE, step, segment, -amount);
    segment = null;
    amount = 0;
  }

  private long amountAt(int position) {
    long known = 0;
    for (int i = 0; i < deal.steps().size() && deal.steps().get(i).position() <= position; i++) {
      known = deal.amounts().get(i);
    }
    return known;
  }
}
