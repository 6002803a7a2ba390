package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The whole KPI table of a plan, computed from all deliveries at once. */
public final class Oracle {
  private final Plan plan;
  private final Versions versions;
  private final Spans spans;

  /**
   * An oracle for a plan.
   *
   * @param contentOrder which of two contents of one revision, recorded at the same millisecond, is
   *     the greater; it is given events whose recording time and backfill mark have been blanked
   */
  public Oracle(Plan plan, Comparator<Event> contentOrder) {
    this.plan = plan;
    versions = new Versions(contentOrder);
    spans = new Spans(plan.rules().calendar());
  }

  /** An oracle for deliveries without two contents of one revision recorded at one millisecond. */
  public static Oracle of(Plan plan) {
    return new Oracle(
        plan,
        (one, other) -> {
          if (one.equals(other)) {
            return 0;
          }
          throw new IllegalArgumentException(
              "two contents of one revision at one millisecond: " + one + " and " + other);
        });
  }

  /** The ids of the KPIs that the oracle knows. */
  public static List<String> kpis() {
    return OracleKpis.ALL.stream().map(OracleKpi::id).toList();
  }

  /**
   * Every row of every KPI, for all grains and all cuts of the plan.
   *
   * @param deliveries in any order, with duplicates, revisions and conflicts
   */
  public SortedMap<RowKey, RowValue> table(Collection<Event> deliveries) {
    var company = new Company(facts(deliveries), plan.cuts());
    var table = new TreeMap<RowKey, RowValue>();
    company
        .lastDay()
        .ifPresent(
            lastDay ->
                company
                    .segments()
                    .forEach(
                        (segment, cells) ->
                            new SegmentRows(plan, spans, cells, lastDay).writeTo(table, segment)));
    return table;
  }

  private List<Fact> facts(Collection<Event> deliveries) {
    var admission = new Admission(plan.rules());
    var admitted = deliveries.stream().filter(admission::admits).toList();
    var facts = new ArrayList<Fact>();
    for (var group : new Parties(versions).journeys(admitted)) {
      facts.addAll(factsOf(new Journey(versions.holding(group))));
    }
    return facts;
  }

  private List<Fact> factsOf(Journey journey) {
    var rules = plan.rules();
    var segments = new Segments(rules, dimensions(), journey);
    var sheet = new FactSheet(rules.calendar().zone(), new Exchange(rules.fx()), segments);
    return new JourneyFacts(journey, rules.customerWhen(), sheet).facts();
  }

  private Set<String> dimensions() {
    var dimensions = new TreeSet<String>();
    plan.cuts().forEach(cut -> dimensions.addAll(cut.dimensions()));
    return dimensions;
  }
}
