package io.funnelstreams.serve.api.resource;

import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.FormulaPart.Role;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.read.ReadModel;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.SegmentQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * The amounts of flows over a range of days, summed from the rows of whole months and of the
 * remaining days. A day without a row had nothing, where the KPI has a row of all of time.
 */
final class RangeAmounts {
  private final Catalogue catalogue;
  private final Map<Place, List<KpiRow>> rows = new HashMap<>();
  private final Map<Place, KpiRow> totals = new HashMap<>();
  private final Map<Map<String, String>, Map<String, String>> shown = new HashMap<>();

  /** A KPI in a segment, whose values are compared without case. */
  private record Place(String kpi, Map<String, String> segment) {}

  /**
   * An amount, or why there is none.
   *
   * @param reason present where the value is not
   */
  record Amount(OptionalDouble value, Optional<String> reason) {
    static Amount of(double value) {
      return new Amount(OptionalDouble.of(value), Optional.empty());
    }

    static Amount none(String reason) {
      return new Amount(OptionalDouble.empty(), Optional.of(reason));
    }
  }

  /** The days of a range, both included. */
  record Days(LocalDate from, LocalDate to) {
    /** As many days before it. */
    Days before() {
      long length = to.toEpochDay() - from.toEpochDay() + 1;
      return new Days(from.minusDays(length), from.minusDays(1));
    }
  }

  /**
   * Reads what is needed of some KPIs.
   *
   * @param segments the whole company, a segment, or those of a breakdown
   */
  RangeAmounts(ReadModel model, Plan plan, Set<String> kpis, SegmentQuery segments, Days days) {
    this.catalogue = plan.catalogue();
    var calendar = plan.rules().calendar();
    var total = new KpiQuery(kpis, Set.of(Grain.TOTAL), none(), none(), List.of(segments));
    for (var row : RowPages.all(model, total)) {
      totals.put(place(row.kpi(), row.segment()), row);
      shown.put(folded(row.segment()), row.segment());
    }
    for (var query : queries(kpis, segments, days, calendar)) {
      for (var row : RowPages.all(model, query)) {
        rows.computeIfAbsent(place(row.kpi(), row.segment()), p -> new ArrayList<>()).add(row);
      }
    }
  }

  private static Optional<LocalDate> none() {
    return Optional.empty();
  }

  /** Whole months by their own rows: a breakdown by day would be thirty times as many. */
  private static List<KpiQuery> queries(
      Set<String> kpis, SegmentQuery segments, Days days, BusinessCalendar calendar) {
    var queries = new ArrayList<KpiQuery>();
    var firstMonth = calendar.periodOf(Grain.MONTH, days.from());
    if (!firstMonth.firstDay().equals(days.from())) {
      firstMonth = calendar.after(firstMonth);
    }
    var end = calendar.periodOf(Grain.MONTH, days.to().plusDays(1)).firstDay();
    if (!firstMonth.firstDay().isBefore(end)) {
      return List.of(query(kpis, Grain.DAY, segments, days));
    }
    queries.add(
        query(kpis, Grain.MONTH, segments, new Days(firstMonth.firstDay(), end.minusDays(1))));
    if (days.from().isBefore(firstMonth.firstDay())) {
      queries.add(
          query(
              kpis,
              Grain.DAY,
              segments,
              new Days(days.from(), firstMonth.firstDay().minusDays(1))));
    }
    if (!end.isAfter(days.to())) {
      queries.add(query(kpis, Grain.DAY, segments, new Days(end, days.to())));
    }
    return queries;
  }

  private static KpiQuery query(Set<String> kpis, Grain grain, SegmentQuery segments, Days days) {
    return new KpiQuery(
        kpis, Set.of(grain), Optional.of(days.from()), Optional.of(days.to()), List.of(segments));
  }

  /** The segments that there is anything of, as they are shown. */
  List<Map<String, String>> segments() {
    return shown.values().stream()
        .sorted(Comparator.comparing(segment -> new TreeMap<>(segment).toString()))
        .toList();
  }

  /** The amount of a side of a KPI in a segment. */
  Amount of(String kpi, Role side, Map<String, String> segment) {
    if (catalogue.hasUntracked(kpi)) {
      return Amount.none("not_tracked");
    }
    var total = totals.get(place(kpi, segment));
    if (total == null) {
      return Amount.none("not_reported");
    }
    if (side(total, side).isEmpty()) {
      return Amount.none(total.reason().orElse("not_reported"));
    }
    var sum = BigDecimal.ZERO;
    for (var row : rows.getOrDefault(place(kpi, segment), List.of())) {
      var amount = side(row, side);
      if (amount.isPresent()) {
        sum = sum.add(BigDecimal.valueOf(amount.getAsDouble()));
      } else if (!row.reason().equals(Optional.of("denominator_zero"))) {
        return Amount.none(row.reason().orElse("not_reported"));
      }
    }
    return Amount.of(sum.doubleValue());
  }

  private static OptionalDouble side(KpiRow row, Role side) {
    return switch (side) {
      case VALUE -> row.value();
      case NUMERATOR -> row.numerator();
      case DENOMINATOR -> row.denominator();
    };
  }

  private static Place place(String kpi, Map<String, String> segment) {
    return new Place(kpi, folded(segment));
  }

  private static Map<String, String> folded(Map<String, String> segment) {
    var folded = new HashMap<String, String>();
    segment.forEach((dimension, value) -> folded.put(dimension, NormalizedText.folded(value)));
    return folded;
  }
}
