package io.funnelstreams.core.explain;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.GroupingSets;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.EventValidator;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.kpi.FormulaPart;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes KPIs apart. It takes all events of a company, in any order, and keeps them in memory.
 *
 * <p>An event adds the change that it makes to the number after all earlier events. So the amounts
 * that events add sum up to the number, whatever the measure.
 */
public final class Explainer {
  private final Plan plan;
  private final int today;
  private final EventValidator admission;
  private final FactRules rules;
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Instant> forgotten = new HashMap<>();
  private Optional<CompanyCells> company = Optional.empty();

  /**
   * Explains numbers as a plan counts them.
   *
   * @param today the present day; facts of later days are in no store yet
   */
  public Explainer(Plan plan, LocalDate today) {
    this.plan = plan;
    this.today = (int) today.toEpochDay();
    this.admission = new EventValidator(plan.rules());
    this.rules = new FactRules(plan.rules(), GroupingSets.dimensionsOf(plan.breakdowns()));
  }

  /** Takes an event; one that the plan does not let in counts nowhere. */
  public void accept(Event written) {
    var event = plan.rules().resolved(written);
    if (admission.validate(event).isEmpty() && !isForgotten(event)) {
      events.add(event);
      company = Optional.empty();
    }
  }

  /**
   * Leaves out the forgotten events of a party. Where the numbers keep them, they exceed the sum of
   * the list.
   *
   * @param through events of the party that were recorded up to this instant are forgotten
   */
  public void forget(String party, Instant through) {
    forgotten.merge(party, through, (one, other) -> one.isAfter(other) ? one : other);
    events.removeIf(this::isForgotten);
    company = Optional.empty();
  }

  private boolean isForgotten(Event event) {
    var through = forgotten.get(event.header().partyId());
    return through != null && !event.header().recordedAt().isAfter(through);
  }

  /** The period of a label, for example {@code 2026-03}, from the first to the last known day. */
  public Optional<Period> period(String label) {
    var days = company().days();
    return days.isEmpty()
        ? Optional.empty()
        : IntStream.rangeClosed(days.first(), days.last())
            .mapToObj(LocalDate::ofEpochDay)
            .flatMap(this::periods)
            .filter(period -> period.label().equalsIgnoreCase(label))
            .findFirst();
  }

  private Stream<Period> periods(LocalDate day) {
    var calendar = plan.rules().calendar();
    return Arrays.stream(Grain.values()).map(grain -> calendar.periodOf(grain, day));
  }

  /** Takes one number apart. */
  public Explanation explain(KpiKey key) {
    var parts = plan.catalogue().partsOf(key.kpi(), key.period(), plan.rules().calendar());
    var found =
        new Contributions(
            parts,
            key.segment().dimensions(),
            new GroupingSets(plan.breakdowns(), plan.rules().profile()));
    JourneyReplay.of(
        events,
        rules,
        (event, party, fact) -> {
          if (fact.epochDay() <= today) {
            found.add(event, party, fact);
          }
        });
    var contributions =
        found.all().filter(each -> isBehind(key, each.place())).sorted(order(parts)).toList();
    return new Explanation(
        key, parts, contributions, company().value(key, amounts(key, contributions)));
  }

  /** A whole has the amounts of every segment that differs in its dimension alone. */
  private boolean isBehind(KpiKey key, Contribution.Place place) {
    return place.part().isWholeOf(key.segment())
        ? place.part().takes(place.segment(), key.segment())
        : company().shown(place.segment()).equals(key.segment());
  }

  private static Comparator<Contribution> order(List<FormulaPart> parts) {
    return Comparator.comparing((Contribution each) -> parts.indexOf(each.place().part()))
        .thenComparing(each -> each.place().epochDay())
        .thenComparing(each -> each.place().party())
        .thenComparing(Contribution::event, Event.JOURNEY_ORDER)
        .thenComparing(each -> each.place().bucket())
        .thenComparing(Contribution::amount);
  }

  private CompanyCells company() {
    var known = company.orElseGet(() -> CompanyCells.of(plan, events, rules, today));
    company = Optional.of(known);
    return known;
  }

  /** A measure that two parts have in common is in both, with the same amounts. */
  private static CompanyCells.Amounts amounts(KpiKey key, List<Contribution> contributions) {
    var own = new HashMap<Cell, Long>();
    var wholes = new HashMap<String, Map<Cell, Long>>();
    contributions.stream()
        .collect(Collectors.groupingBy(each -> each.place().part()))
        .forEach(
            (part, ofPart) -> {
              var into =
                  part.isWholeOf(key.segment())
                      ? wholes.computeIfAbsent(part.across().get(), d -> new HashMap<>())
                      : own;
              into.putAll(sums(key, ofPart));
            });
    return new CompanyCells.Amounts(own, wholes);
  }

  private static Map<Cell, Long> sums(KpiKey key, List<Contribution> ofPart) {
    var sums = new HashMap<Cell, Long>();
    for (var each : ofPart) {
      var at = each.place();
      var cell = new Cell(key.segment(), at.part().measure(), at.bucket(), at.epochDay());
      sums.merge(cell, each.amount(), Long::sum);
    }
    return sums;
  }
}
