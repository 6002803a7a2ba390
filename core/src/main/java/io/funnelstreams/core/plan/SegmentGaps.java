package io.funnelstreams.core.plan;

import io.funnelstreams.core.gap.SegmentShare;
import io.funnelstreams.core.gap.SegmentShares;
import io.funnelstreams.core.gap.SegmentShares.Sides;
import io.funnelstreams.core.kpi.FormulaPart.Role;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Splits among segments the difference between a goal's days that are over and the same days of the
 * period before.
 *
 * @param reader gives the values of the goal's segment
 */
public record SegmentGaps(BusinessCalendar calendar, KpiReader reader) {

  /** The days whose values are compared: from the first of the earlier ones to the last. */
  public record Days(LocalDate first, LocalDate last) {}

  /** The days that {@link #of} needs; empty before the goal's first day is over. */
  public Optional<Days> days(Goal goal, Kpi kpi, LocalDate today) {
    var analysis = new GapAnalysis(goal, kpi, reader, calendar);
    var now = analysis.daysThatAreOver(today);
    return now.length() <= 0
        ? Optional.empty()
        : Optional.of(new Days(analysis.before(now).first(), now.last()));
  }

  /**
   * The shares of segments; together they are the difference.
   *
   * @param segments of one breakdown, all within the goal's own
   * @param within gives their values
   * @return empty where there is no past to compare with, and for KPIs that only whole periods have
   */
  public List<SegmentShare> of(
      Goal goal, Kpi kpi, LocalDate today, List<Map<String, String>> segments, KpiReader within) {
    var analysis = new GapAnalysis(goal, kpi, reader, calendar);
    var now = analysis.daysThatAreOver(today);
    if (now.length() <= 0) {
      return List.of();
    }
    var before = analysis.before(now);
    boolean known =
        reader.since(goal.segment()).filter(day -> !day.isAfter(before.first())).isPresent();
    if (!known) {
      return List.of();
    }
    var sides = new LinkedHashMap<Map<String, String>, Sides>();
    return switch (kpi.nature()) {
      case FLOW, STOCK -> {
        segments.forEach(each -> sides.put(each, amounts(within, goal, each, before, now)));
        yield SegmentShares.ofAmounts(sides, amounts(reader, goal, goal.segment(), before, now));
      }
      case QUOTIENT_OF_FLOWS, QUOTIENT_OF_STOCKS -> {
        segments.forEach(each -> sides.put(each, rates(within, goal, each, before, now)));
        yield SegmentShares.ofRates(sides, rates(reader, goal, goal.segment(), before, now));
      }
      case OF_PERIOD -> List.of();
    };
  }

  private static Sides amounts(
      KpiReader of, Goal goal, Map<String, String> segment, DayRange before, DayRange now) {
    var value = new Side(of, goal.kpi(), segment, Role.VALUE);
    return Sides.of(value.over(before), value.over(now));
  }

  private static Sides rates(
      KpiReader of, Goal goal, Map<String, String> segment, DayRange before, DayRange now) {
    var above = new Side(of, goal.kpi(), segment, Role.NUMERATOR);
    var below = new Side(of, goal.kpi(), segment, Role.DENOMINATOR);
    return Sides.rate(above.over(before), below.over(before), above.over(now), below.over(now));
  }

  /** A side of a KPI in a segment; 0 where it has no value there. */
  private record Side(KpiReader of, String kpi, Map<String, String> segment, Role role) {
    double over(DayRange days) {
      return of.side(role, kpi, segment, days.first(), days.last()).orElse(0);
    }
  }
}
