package io.funnelstreams.core.explain;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.GroupingSets;
import io.funnelstreams.core.cell.KnownDays;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.kpi.CardinalityLimiter;
import io.funnelstreams.core.kpi.KpiChange;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiStore;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.kpi.NoValueReason;
import io.funnelstreams.core.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** All cells of a company: which segments its breakdowns keep, and which days have data. */
final class CompanyCells {
  /** Reasons that lie in the whole company and not in the cells of the row. */
  private static final Set<NoValueReason> COMPANY_WIDE =
      Set.of(NoValueReason.DIMENSION_NOT_AVAILABLE, NoValueReason.NOT_REPORTED);

  private final Plan plan;
  private final KpiStore whole;
  private final CardinalityLimiter capped;
  private final SortedSet<Integer> days = new TreeSet<>();
  private final DataRanges data;

  private CompanyCells(Plan plan, Map<Cell, Long> sums, int today) {
    this.plan = plan;
    var known = new KnownDays();
    whole =
        new KpiStore(
            plan.catalogue(),
            plan.rules().calendar(),
            plan.rules().fx().into(),
            plan.grossMargin(),
            plan.rules().customerDefinition());
    capped = new CardinalityLimiter(whole, plan.breakdowns());
    sums.forEach(
        (cell, amount) -> {
          capped.set(cell, amount);
          known.set(cell.measure(), cell.epochDay(), amount);
          days.add(cell.epochDay());
        });
    data = known.through(today);
    whole.data(data);
  }

  /** The cells of all parties, up to a day. */
  static CompanyCells of(Plan plan, List<Event> events, FactRules rules, int today) {
    var sums = new HashMap<Cell, Long>();
    var breakdowns =
        new GroupingSets(plan.breakdowns(), plan.rules().profile(), plan.catalogue().measures());
    JourneyReplay.facts(
        events,
        rules,
        fact -> {
          if (fact.epochDay() <= today) {
            breakdowns.add(fact, (cell, amount) -> sums.merge(cell, amount, Long::sum));
          }
        });
    sums.values().removeIf(amount -> amount == 0);
    return new CompanyCells(plan, sums, today);
  }

  /** The days that have a cell, in order. */
  SortedSet<Integer> days() {
    return days;
  }

  /** The segment that a segment is counted under: itself, or that of everything beyond the cap. */
  Segment shown(Segment segment) {
    return capped.shown(segment);
  }

  /**
   * The amounts behind a number.
   *
   * @param own the amounts of its segment
   * @param wholes by dimension, the amounts of the wholes that the segment is a part of
   */
  record Amounts(Map<Cell, Long> own, Map<String, Map<Cell, Long>> wholes) {}

  /** The value of a KPI over these amounts and no others; empty where it has no row. */
  Optional<KpiValue> value(KpiKey key, Amounts amounts) {
    whole.everythingChanged();
    var published = row(whole, key);
    if (published.flatMap(KpiValue::reason).filter(COMPANY_WIDE::contains).isPresent()) {
      return published;
    }
    var board = board(plan);
    amounts.own().forEach(board::set);
    amounts
        .wholes()
        .forEach(
            (dimension, cells) ->
                cells.forEach((cell, amount) -> board.addToWhole(dimension, cell, amount)));
    board.data(data);
    boolean isShare = !plan.catalogue().sharedBy(key.kpi()).isEmpty();
    if (published.isPresent() && isShare) {
      // A part of 0 has no cell of its own, and still is a part of its whole.
      var period = key.period();
      return Optional.of(
          board.figures(key.kpi(), key.segment(), period.firstDay(), period.lastDay()));
    }
    return row(board, key);
  }

  /** One row of a board; the others, most of a company's numbers, are not computed. */
  private static Optional<KpiValue> row(KpiStore board, KpiKey key) {
    return board.drain(Set.of(key.period().grain()), key::equals).stream()
        .filter(change -> change.key().equals(key))
        .findFirst()
        .flatMap(KpiChange::value);
  }

  private static KpiStore board(Plan plan) {
    return new KpiStore(
        plan.catalogue(), plan.rules().calendar(), plan.rules().fx().into(), plan.grossMargin());
  }
}
