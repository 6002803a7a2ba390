package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.LeadEvent;
import java.util.ArrayList;
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

  /** The step that made the party a lead. */
  private Optional<OrderedEvent<LeadEvent>> first = Optional.empty();

  /** The step that began the pass. */
  private Optional<OrderedEvent<LeadEvent>> beginning = Optional.empty();

  private OrderedEvent<LeadEvent> mql;
  private boolean wasMql;

  /** The steps that reached SQL, one of each pass that has one. */
  private final List<OrderedEvent<LeadEvent>> sqls = new ArrayList<>();

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
    var lead = uncounted(before, facts);
    lead.counts = true;
    lead.take(last);
  }

  private static LeadFacts uncounted(List<OrderedEvent<LeadEvent>> steps, FactCollector facts) {
    var lead = new LeadFacts(facts);
    lead.counts = false;
    steps.forEach(lead::take);
    return lead;
  }

  /**
   * The SQL that an opportunity is measured from: the last one before it, whose pass led to it;
   * where all are later, the first.
   */
  static Optional<OrderedEvent<LeadEvent>> sqlOf(
      OrderedEvent<?> opportunity, List<OrderedEvent<LeadEvent>> steps, FactCollector facts) {
    var sqls = uncounted(steps, facts).sqls;
    return sqls.stream()
        .filter(sql -> sql.position() < opportunity.position())
        .reduce((earlier, later) -> later)
        .or(() -> sqls.stream().findFirst());
  }

  /** Whether the party has an SQL. */
  static boolean hasSql(List<OrderedEvent<LeadEvent>> steps) {
    return steps.stream().anyMatch(step -> isSql(step.event()));
  }

  /** Whether an event says that the lead is an SQL. */
  static boolean isSql(LeadEvent event) {
    return event.type() == LeadEvent.Type.SQL || event.type() == LeadEvent.Type.CONVERTED;
  }

  /** The step that made the party a lead: the first that says more than a merge. */
  static Optional<OrderedEvent<LeadEvent>> first(List<OrderedEvent<LeadEvent>> steps) {
    return steps.stream().filter(step -> !step.event().type().namesAnother()).findFirst();
  }

  private void take(OrderedEvent<LeadEvent> step) {
    if (first.isEmpty() && !step.event().type().namesAnother()) {
      first = Optional.of(step);
      beginning = first;
    }
    switch (step.event().type()) {
      case MQL -> reach(Stage.MQL, step);
      case SQL, CONVERTED -> reach(Stage.SQL, step);
      case RECYCLED -> {
        reached = Stage.CREATED;
        beginning = Optional.of(step);
      }
      case CREATED, DISQUALIFIED, MERGED, IDENTIFIED, DELETED -> {}
    }
  }

  private void reach(Stage stage, OrderedEvent<LeadEvent> step) {
    if (reached.compareTo(Stage.MQL) < 0) {
      mql = step;
      count(Measure.MQLS, step);
      days(Measure.LEAD_TO_MQL_DAYS_DISTRIBUTION, beginning.orElseThrow(), step);
      if (!wasMql) {
        count(Measure.LEADS_REACHED_MQL, first.orElseThrow());
      }
      wasMql = true;
    }
    if (stage == Stage.SQL && reached.compareTo(Stage.SQL) < 0) {
      count(Measure.SQLS, step);
      count(Measure.MQLS_REACHED_SQL, mql);
      days(Measure.MQL_TO_SQL_DAYS_DISTRIBUTION, mql, step);
      if (sqls.isEmpty()) {
        count(Measure.LEADS_REACHED_SQL, first.orElseThrow());
      }
      sqls.add(step);
    }
    reached = reached.compareTo(stage) < 0 ? stage : reached;
  }

  private void count(Measure measure, OrderedEvent<LeadEvent> step) {
    if (counts) {
      facts.party(measure, step);
    }
  }

  private void days(
      Measure distribution, OrderedEvent<LeadEvent> from, OrderedEvent<LeadEvent> to) {
    if (counts) {
      facts.daysBetweenStages(distribution, from, to);
    }
  }
}
