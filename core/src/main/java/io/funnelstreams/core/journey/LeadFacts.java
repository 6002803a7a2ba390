package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.LeadEvent;
import java.util.List;
import java.util.Optional;

/**
 * The stages of a lead. A stage is reached at the first event of the stage or of a later one; a
 * recycled lead begins a new pass at the stage it began with, which is not counted again.
 */
final class LeadFacts {
  private enum Stage {
    CREATED,
    MQL,
    SQL
  }

  private final FactCollector facts;

  /** Whether the steps that are taken count, or only prepare for later ones. */
  private boolean counts = true;

  private Stage reached = Stage.CREATED;
  private OrderedEvent<LeadEvent> mql;

  private LeadFacts(FactCollector facts) {
    this.facts = facts;
  }

  /** Adds the facts of a lead. */
  static void add(List<OrderedEvent<LeadEvent>> steps, FactCollector facts) {
    first(steps).ifPresent(step -> facts.party(Measure.LEADS, step));
    var lead = new LeadFacts(facts);
    steps.forEach(lead::take);
  }

  /** Adds the facts that the last step of a lead makes, after the ones before it. */
  static void addLast(
      List<OrderedEvent<LeadEvent>> before, OrderedEvent<LeadEvent> last, FactCollector facts) {
    var lead = new LeadFacts(facts);
    lead.counts = false;
    before.forEach(lead::take);
    lead.counts = true;
    lead.take(last);
  }

  /** The step that made the party a lead: the first that says more than a merge. */
  static Optional<OrderedEvent<LeadEvent>> first(List<OrderedEvent<LeadEvent>> steps) {
    return steps.stream().filter(step -> !step.event().type().namesAnother()).findFirst();
  }

  private void take(OrderedEvent<LeadEvent> step) {
    switch (step.event().type()) {
      case MQL -> reach(Stage.MQL, step);
      case SQL, CONVERTED -> reach(Stage.SQL, step);
      case RECYCLED -> reached = Stage.CREATED;
      case CREATED, DISQUALIFIED, MERGED, IDENTIFIED, DELETED -> {}
    }
  }

  private void reach(Stage stage, OrderedEvent<LeadEvent> step) {
    if (reached.compareTo(Stage.MQL) < 0) {
      mql = step;
      count(Measure.MQLS, step);
    }
    if (stage == Stage.SQL && reached.compareTo(Stage.SQL) < 0) {
      count(Measure.SQLS, step);
      count(Measure.MQLS_REACHED_SQL, mql);
    }
    reached = reached.compareTo(stage) < 0 ? stage : reached;
  }

  private void count(Measure measure, OrderedEvent<LeadEvent> step) {
    if (counts) {
      facts.party(measure, step);
    }
  }
}
