package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import java.time.LocalDate;
import java.time.ZoneId;
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
  private final Spans spans;

  /** An oracle for a plan. */
  public Oracle(Plan plan) {
    this.plan = plan;
    spans = new Spans(plan.rules().calendar());
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
    var journeys = journeys(deliveries);
    var facts = journeys.stream().flatMap(journey -> factsOf(journey).stream()).toList();
    var table = new TreeMap<RowKey, RowValue>();
    var company = new Company(facts, plan.cuts());
    company
        .segments()
        .forEach(
            (segment, cells) ->
                new SegmentRows(plan, spans, cells, company.untold(segment), lastDay(journeys))
                    .writeTo(table, segment));
    return table;
  }

  private List<Journey> journeys(Collection<Event> deliveries) {
    var admission = new Admission(plan.rules());
    var admitted = deliveries.stream().filter(admission::admits).toList();
    return Parties.journeys(admitted).stream()
        .map(group -> new Journey(Versions.holding(group)))
        .toList();
  }

  /** The last day that any event is of; long ago where there is none. */
  private LocalDate lastDay(List<Journey> journeys) {
    return journeys.stream()
        .flatMap(journey -> journey.events().stream())
        .map(event -> new EventDay(zone()).of(event))
        .max(Comparator.naturalOrder())
        .orElse(LocalDate.MIN);
  }

  private List<Fact> factsOf(Journey journey) {
    var rules = plan.rules();
    var segments = new Segments(rules, dimensions(), journey);
    var sheet = new FactSheet(rules.calendar().zone(), new Exchange(rules.fx()), segments);
    return new JourneyFacts(journey, rules.customerWhen(), sheet).facts();
  }

  private ZoneId zone() {
    return plan.rules().calendar().zone();
  }

  private Set<String> dimensions() {
    var dimensions = new TreeSet<String>();
    plan.cuts().forEach(cut -> dimensions.addAll(cut.dimensions()));
    return dimensions;
  }
}
