package io.funnelstreams.core;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Cuts;
import io.funnelstreams.core.cell.KnownDays;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.core.gap.FactorTree;
import io.funnelstreams.core.journey.Admission;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.Party;
import io.funnelstreams.core.kpi.KpiBoard;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.kpi.PresentBoard;
import io.funnelstreams.core.plan.BoardReader;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalEvaluator;
import io.funnelstreams.core.plan.GoalForecast;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Scorecard;
import io.funnelstreams.core.session.Handover;
import io.funnelstreams.core.session.Journeys;
import io.funnelstreams.core.session.SessionsInMemory;
import io.funnelstreams.core.time.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * From events to KPIs in one process and one thread. The streams do the same, step by step, with a
 * store behind each step; this is what they are held against, and what explains them.
 */
public final class FunnelPipeline {
  private final Plan plan;
  private final Admission admission;
  private final Journeys journeys;
  private final Cuts cuts;
  private final KpiBoard board;
  private final PresentBoard present;
  private final KnownDays knownDays = new KnownDays();
  private final Map<String, Party> parties = new HashMap<>();

  /** What the facts since the last look at the board add to its cells. */
  private final Map<Cell, Long> changes = new HashMap<>();

  private final Map<KpiKey, KpiValue> kpis = new LinkedHashMap<>();
  private LocalDate today;

  /**
   * An event that was not taken.
   *
   * @param event the one that was given, or a version of it that was taken before and lost to it
   */
  public record Refusal(Event event, Rejection rejection) {}

  /** A pipeline on a day in the plan's zone; what happens on later days waits for them. */
  public FunnelPipeline(Plan plan, LocalDate today) {
    this.plan = plan;
    admission = new Admission(plan.rules());
    var rules = new FactRules(plan.rules(), Cuts.dimensionsOf(plan.cuts()));
    journeys = new Journeys(rules, new SessionsInMemory());
    cuts = new Cuts(plan.cuts());
    board =
        new KpiBoard(
            plan.catalogue(),
            plan.rules().calendar(),
            plan.rules().fx().into(),
            plan.grossMargin(),
            plan.rules().customerWhen());
    present = new PresentBoard(board, plan.cuts());
    today(today);
  }

  /**
   * Takes an event: into the journey of its party, from there into facts, cells and KPIs.
   *
   * @return the event, or the version of it that it beat, and why it was not taken; empty where all
   *     is well
   */
  public Optional<Refusal> accept(Event event) {
    var resolved = plan.rules().resolved(event);
    var refused = admission.refuse(resolved);
    if (refused.isPresent()) {
      return refused.map(rejection -> new Refusal(event, rejection));
    }
    var change = journeys.accept(party(resolved.header().partyId()), resolved);
    settle(change);
    return change
        .loser()
        .map(plan.rules()::asWritten)
        .map(loser -> new Refusal(loser, Rejection.ofConflict(loser)));
  }

  /**
   * Forgets a person.
   *
   * @param parties all that the person is known as, each merged party before the one it was merged
   *     into
   */
  public void forget(List<String> parties, Instant at, Aggregates aggregates) {
    for (var id : parties) {
      for (var family : Family.values()) {
        settle(journeys.forget(party(id), family, Forgetting.alone(at, aggregates)));
      }
    }
  }

  /** Takes the day it is now, which is never before one that was taken. */
  public final void today(LocalDate day) {
    apply();
    today = day;
    present.today(day);
  }

  /** Every KPI that has a row, for every grain and every segment of the plan's cuts. */
  public Map<KpiKey, KpiValue> kpis() {
    tellLastDay();
    for (var change : board.drain()) {
      change
          .value()
          .ifPresentOrElse(value -> kpis.put(change.key(), value), () -> kpis.remove(change.key()));
    }
    return Map.copyOf(kpis);
  }

  /** The rows of {@link #kpis()} that are wanted; the others are not computed. */
  public Map<KpiKey, KpiValue> kpis(Set<Grain> grains, Predicate<KpiKey> wanted) {
    tellLastDay();
    board.everythingChanged();
    var rows = new HashMap<KpiKey, KpiValue>();
    for (var change : board.drain(grains, wanted)) {
      change.value().ifPresent(value -> rows.put(change.key(), value));
    }
    // What was not wanted now is what has changed for the next who asks.
    board.everythingChanged();
    return rows;
  }

  /**
   * Where the plan's goals stand: for each its periods, then the goal as a whole.
   *
   * @param trees the factors that KPIs are made of
   */
  public List<Scorecard> scorecards(List<FactorTree> trees, Instant now) {
    tellLastDay();
    var calendar = plan.rules().calendar();
    var reader = new BoardReader(board, plan.cuts());
    var evaluator = new GoalEvaluator(calendar, reader);
    var rows = new ArrayList<Scorecard>();
    for (var goal : plan.goals()) {
      var kpi = plan.catalogue().find(goal.kpi()).orElseThrow();
      var tree =
          trees.stream()
              .filter(each -> plan.catalogue().isSame(kpi.id(), each.number()))
              .findFirst();
      rows.addAll(
          isolated(
              goal,
              () -> {
                var today = calendar.dayOf(now);
                var forecast = GoalForecast.of(goal, kpi, reader, calendar, today);
                var ahead = new GoalEvaluator.Ahead(forecast, tree);
                return evaluator.rows(goal, kpi, now, ahead);
              }));
    }
    return List.copyOf(rows);
  }

  /** What fails for one goal is a row of that goal, and leaves the others as they are. */
  private static List<Scorecard> isolated(Goal goal, Supplier<List<Scorecard>> rows) {
    try {
      return rows.get();
    } catch (RuntimeException e) {
      return List.of(GoalEvaluator.failed(goal, e.toString()));
    }
  }

  private void tellLastDay() {
    apply();
    board.data(knownDays.through((int) today.toEpochDay()));
  }

  /** Merged parties tell each other what they hand over until nobody has anything to tell. */
  private void settle(Journeys.Change first) {
    var told = new ArrayDeque<Handover>(replace(first));
    while (!told.isEmpty()) {
      var handover = told.remove();
      told.addAll(replace(journeys.accept(party(handover.to()), handover)));
    }
  }

  private List<Handover> replace(Journeys.Change change) {
    parties.put(change.party().id(), change.party());
    change.facts().forEach(this::add);
    return change.handovers();
  }

  private void add(Fact fact) {
    cuts.add(fact, (cell, amount) -> changes.merge(cell, amount, Long::sum));
  }

  /** Facts of one cell come and go with every event of a party; the board hears of their sum. */
  private void apply() {
    changes.forEach(
        (cell, amount) -> {
          if (amount != 0) {
            knownDays.set(cell, present.add(cell, amount));
          }
        });
    changes.clear();
  }

  private Party party(String id) {
    return parties.getOrDefault(id, Party.unknown(id));
  }
}
