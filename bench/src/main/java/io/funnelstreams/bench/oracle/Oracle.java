package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole KPI table of a plan, computed from all deliveries at once. */
public final class Oracle {
  private final Plan plan;
  private final LocalDate today;
  private final Spans spans;

  /** An oracle for a plan, at the end of time: nothing lies in the future. */
  public Oracle(Plan plan) {
    this(plan, LocalDate.MAX);
  }

  /**
   * An oracle for a plan.
   *
   * @param today what counts on a later day does not count yet
   */
  public Oracle(Plan plan, LocalDate today) {
    this.plan = plan;
    this.today = today;
    spans = new Spans(plan.rules().calendar());
  }

  /** The ids of the KPIs that the oracle knows; shares have rows where the plan has them. */
  public static List<String> kpis() {
    return Stream.concat(
            OracleKpis.ALL.stream().map(OracleKpi::id),
            OracleShares.ALL.stream().map(OracleShares::id))
        .toList();
  }

  /**
   * Every row of every KPI, for all grains and all breakdowns of the plan.
   *
   * @param deliveries in any order, with duplicates, revisions and conflicts
   */
  public Map<RowKey, RowValue> table(Collection<Event> deliveries) {
    var company = company(journeys(deliveries));
    var table = new HashMap<RowKey, RowValue>();
    for (var breakdown : plan.breakdowns()) {
      var cells = new BreakdownCells(breakdown, spans, company);
      cells
          .segments()
          .forEach(
              (segment, own) ->
                  new SegmentRows(plan, spans, own, cells, company).writeTo(table, segment));
    }
    return table;
  }

  /**
   * The table as it was on the evening of a day: of the events known by then. An event was known on
   * the day that it was recorded; history that was loaded on purpose, when it happened.
   *
   * @param deliveries all of them, also those that were recorded later
   */
  public static Map<RowKey, RowValue> asOf(
      Plan plan, Collection<Event> deliveries, LocalDate evening) {
    var days = new ZoneCalendar(plan.rules().calendar().zone());
    var known = deliveries.stream().filter(each -> !days.known(each).isAfter(evening)).toList();
    return new Oracle(plan, evening).table(known);
  }

  private List<OracleJourney> journeys(Collection<Event> deliveries) {
    var admission = new OracleAdmission(plan.rules());
    var days = new ZoneCalendar(plan.rules().calendar().zone());
    var admitted = deliveries.stream().map(days::placed).filter(admission::admits).toList();
    return OracleParties.journeys(admitted).stream()
        .map(group -> days.arranged(Versions.holding(group), ZoneCalendar.When::occurred))
        .map(events -> new OracleJourney(events, days))
        .toList();
  }

  private OracleCompany company(List<OracleJourney> journeys) {
    var facts = new ArrayList<OracleFact>();
    var lines = new ArrayList<SubscriberLine>();
    for (int i = 0; i < journeys.size(); i++) {
      var found = factsOf(journeys.get(i), i);
      facts.addAll(found.facts());
      lines.add(found.subscriber().until(today));
    }
    facts.removeIf(fact -> fact.day().isAfter(today));
    return new OracleCompany(facts, lines, neverReported(journeys), days(journeys));
  }

  private Set<OracleMeasure> neverReported(List<OracleJourney> journeys) {
    var days = new EventDay(plan.rules().calendar().zone());
    var begun =
        journeys.stream()
            .flatMap(journey -> journey.events().stream())
            .filter(event -> !days.of(event).isAfter(today))
            .toList();
    return Reports.never(begun, plan.rules().customerDefinition());
  }

  /** The days that any event is of or takes effect on. */
  private NavigableSet<LocalDate> days(List<OracleJourney> journeys) {
    var days = new EventDay(plan.rules().calendar().zone());
    return journeys.stream()
        .flatMap(journey -> journey.events().stream())
        .flatMap(event -> Stream.of(days.of(event), days.ofEffect(event)))
        .filter(day -> !day.isAfter(today))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private JourneyFacts factsOf(OracleJourney journey, int number) {
    var rules = plan.rules();
    var segments = new OracleSegments(rules, dimensions(), journey);
    var exchange = new OracleRates(rules.fx());
    var sheet = new FactSheet(rules.calendar().zone(), exchange, segments, number);
    return new JourneyFacts(journey, rules.customerDefinition(), sheet);
  }

  private Set<String> dimensions() {
    var dimensions = new TreeSet<String>();
    plan.breakdowns().forEach(breakdown -> dimensions.addAll(breakdown.dimensions()));
    return dimensions;
  }
}
