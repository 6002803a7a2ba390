package io.funnelstreams.core;

import io.funnelstreams.core.alert.Alert;
import io.funnelstreams.core.alert.AlertGrouping;
import io.funnelstreams.core.alert.BoardAlerts;
import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.GroupingSets;
import io.funnelstreams.core.cell.KnownDays;
import io.funnelstreams.core.cell.Spelling;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Refusal;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.core.gap.FactorTree;
import io.funnelstreams.core.journey.EventValidator;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.kpi.EffectiveDateQueue;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiStore;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.plan.BoardReader;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalEvaluator;
import io.funnelstreams.core.plan.GoalForecast;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Scorecard;
import io.funnelstreams.core.session.PartiesInMemory;
import io.funnelstreams.core.session.PartyBatches;
import io.funnelstreams.core.session.PartyReducer;
import io.funnelstreams.core.session.SessionTransfer;
import io.funnelstreams.core.session.SessionsInMemory;
import io.funnelstreams.core.time.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * From events to KPIs in one process and one thread. The streams do the same, step by step, with a
 * store behind each step; they are tested against this class, and it explains them.
 */
public final class FunnelPipeline {
  private final Plan plan;
  private final EventValidator admission;
  private final PartyBatches batches;
  private final GroupingSets breakdowns;
  private final List<String> dimensions;
  private final KpiStore board;
  private final EffectiveDateQueue present;
  private final BoardReader reader;
  private final BoardAlerts alerts;
  private final KnownDays knownDays = new KnownDays();

  /** What the facts since the last read of the store add to its cells. */
  private final Map<Cell, Long> changes = new HashMap<>();

  private final List<Refusal> lateRefusals = new ArrayList<>();
  private final Map<KpiKey, KpiValue> kpis = new LinkedHashMap<>();
  private LocalDate today;

  /** A pipeline on a day in the plan's zone; facts of later days wait for them. */
  public FunnelPipeline(Plan plan, LocalDate today) {
    this(plan, today, PartyBatches.LONG);
  }

  /**
   * A pipeline that counts journeys in batches from this many events on. Numbers are the same
   * whichever it is.
   */
  public FunnelPipeline(Plan plan, LocalDate today, int longFrom) {
    this.plan = plan;
    admission = new EventValidator(plan.rules());
    var rules = new FactRules(plan.rules(), GroupingSets.dimensionsOf(plan.breakdowns()));
    var journeys = new PartyReducer(rules, new SessionsInMemory());
    batches = new PartyBatches(journeys, new PartiesInMemory(), longFrom, Integer.MAX_VALUE);
    breakdowns =
        new GroupingSets(plan.breakdowns(), plan.rules().profile(), plan.catalogue().measures());
    dimensions = rules.spelledDimensions();
    board =
        new KpiStore(
            plan.catalogue(),
            plan.rules().calendar(),
            plan.rules().fx().into(),
            plan.grossMargin(),
            plan.rules().customerDefinition());
    present = new EffectiveDateQueue(board, plan.breakdowns());
    reader = new BoardReader(board, plan.breakdowns());
    alerts =
        new BoardAlerts(
            plan.catalogue(), plan.rules().calendar(), reader, FunnelPipeline::isolated);
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
    var refused = admission.validate(resolved);
    if (refused.isPresent()) {
      return refused.map(rejection -> new Refusal(event, rejection));
    }
    Spelling.of(resolved, dimensions).forEach(board::spell);
    var refusals = apply(batches.accept(resolved));
    lateRefusals.addAll(refusals.subList(Math.min(1, refusals.size()), refusals.size()));
    return refusals.stream().findFirst();
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
        lateRefusals.addAll(apply(batches.forget(id, family, Forgetting.alone(at, aggregates))));
      }
    }
  }

  /** Takes the request to forget a party from the topic of a family. */
  public void forget(String party, Family family, Forgetting forgetting) {
    lateRefusals.addAll(apply(batches.forget(party, family, forgetting)));
  }

  /** Takes the day it is now, which may be before the one it was taken for. */
  public final void today(LocalDate day) {
    apply();
    today = day;
    present.today(day);
  }

  /** Every KPI that has a row, for every grain and every segment of the plan's breakdowns. */
  public Map<KpiKey, KpiValue> kpis() {
    setLastDay();
    for (var change : board.drain(plan.grains(), key -> true)) {
      change
          .value()
          .ifPresentOrElse(value -> kpis.put(change.key(), value), () -> kpis.remove(change.key()));
    }
    return Map.copyOf(kpis);
  }

  /** The rows of {@link #kpis()} that are wanted; the others are not computed. */
  public Map<KpiKey, KpiValue> kpis(Set<Grain> grains, Predicate<KpiKey> wanted) {
    setLastDay();
    board.everythingChanged();
    var rows = new HashMap<KpiKey, KpiValue>();
    for (var change : board.drain(grains, wanted)) {
      change.value().ifPresent(value -> rows.put(change.key(), value));
    }
    // Rows that are not wanted now stay changed for the next call.
    board.everythingChanged();
    return rows;
  }

  /** Reads the values of KPIs over any days, as they are at the time of the call. */
  public KpiReader reader() {
    setLastDay();
    return reader;
  }

  /**
   * The state of the plan's goals: for each its periods, then the goal as a whole.
   *
   * @param trees the factors that KPIs are made of
   */
  public List<Scorecard> scorecards(List<FactorTree> trees, Instant now) {
    setLastDay();
    var calendar = plan.rules().calendar();
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

  /** The alerts of the plan's goals and monitors, grouped, by id; firing and resolved ones. */
  public List<Alert> alerts(Instant now) {
    setLastDay();
    var last = knownDays.through((int) today.toEpochDay()).last();
    return AlertGrouping.group(
        alerts.of(
            plan,
            segment -> true,
            now,
            last.isPresent()
                ? Optional.of(LocalDate.ofEpochDay(last.getAsInt()))
                : Optional.empty()));
  }

  /** The first day that any event is of; empty where there is none that has begun. */
  public Optional<LocalDate> firstDay() {
    setLastDay();
    return knownDays.through((int) today.toEpochDay()).ranges().stream()
        .findFirst()
        .map(range -> LocalDate.ofEpochDay(range.first()));
  }

  private static List<Alert> isolated(
      String subject, Supplier<List<Alert>> work, Function<String, List<Alert>> instead) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return instead.apply(e.toString());
    }
  }

  /** A failure of one goal is a row of that goal, and leaves the others as they are. */
  private static List<Scorecard> isolated(Goal goal, Supplier<List<Scorecard>> rows) {
    try {
      return rows.get();
    } catch (RuntimeException e) {
      return List.of(GoalEvaluator.failed(goal, e.toString()));
    }
  }

  /**
   * Events that do not count, which was found out after they were taken: when a long journey was
   * counted. Each is given once.
   */
  public List<Refusal> lateRefusals() {
    countAll();
    var refusals = List.copyOf(lateRefusals);
    lateRefusals.clear();
    return refusals;
  }

  private void countAll() {
    while (batches.hasWaiting()) {
      lateRefusals.addAll(apply(batches.countAll()));
    }
  }

  private void setLastDay() {
    countAll();
    apply();
    board.data(knownDays.through((int) today.toEpochDay()));
  }

  /** Merged parties exchange merge transfers until none has one left to send. */
  private List<Refusal> apply(List<PartyBatches.Counted> first) {
    var refusals = new ArrayList<Refusal>();
    var transfers = new ArrayDeque<SessionTransfer>();
    take(first, transfers, refusals);
    while (!transfers.isEmpty()) {
      take(batches.accept(transfers.remove()), transfers, refusals);
    }
    return refusals;
  }

  private void take(
      List<PartyBatches.Counted> changes,
      Collection<SessionTransfer> transfers,
      List<Refusal> refusals) {
    for (var change : changes) {
      change.facts().forEach(this::add);
      transfers.addAll(change.transfers());
      change.refusals().stream()
          .map(no -> new Refusal(plan.rules().asWritten(no.event()), no.rejection()))
          .forEach(refusals::add);
    }
  }

  private void add(Fact fact) {
    breakdowns.add(fact, (cell, amount) -> changes.merge(cell, amount, Long::sum));
  }

  /** Every event of a party adds and retracts facts of one cell; the store gets their sum. */
  private void apply() {
    changes.forEach(
        (cell, amount) -> {
          if (amount != 0) {
            knownDays.set(cell.measure(), cell.epochDay(), present.add(cell, amount));
          }
        });
    changes.clear();
  }
}
