package io.funnelstreams.serve.api.resource;

import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.serve.api.resource.RangeAmounts.Amount;
import io.funnelstreams.serve.api.resource.RangeAmounts.Days;
import io.funnelstreams.serve.read.ReadModel;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.SegmentQuery;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Medians within a range of days. Medians do not add up, so they are those of one published period:
 * of the range itself where it is one, else of the longest that lies in it, the latest of them.
 */
final class MedianDays {
  private static final List<Grain> LONGEST_FIRST =
      List.of(Grain.YEAR, Grain.QUARTER, Grain.MONTH, Grain.WEEK, Grain.DAY);

  private final Catalogue catalogue;
  private final Optional<Period> period;
  private final Map<Place, KpiRow> rows = new HashMap<>();

  private record Place(String kpi, Map<String, String> segment) {}

  private MedianDays(Catalogue catalogue, Optional<Period> period) {
    this.catalogue = catalogue;
    this.period = period;
  }

  /**
   * Reads the medians of some KPIs.
   *
   * @param today a period that is not over is whole up to this day
   */
  static MedianDays read(
      ReadModel model, Plan plan, SegmentQuery segments, Days days, LocalDate today) {
    var medians = new MedianDays(plan.catalogue(), periodIn(plan, days, today));
    medians.period.ifPresent(
        period ->
            RowPages.all(model, query(period, segments))
                .forEach(row -> medians.rows.put(new Place(row.kpi(), row.segment()), row)));
    return medians;
  }

  private static KpiQuery query(Period period, SegmentQuery segments) {
    return new KpiQuery(
        SalesFunnel.medians(),
        Set.of(period.grain()),
        Optional.of(period.firstDay()),
        Optional.of(period.firstDay()),
        List.of(segments));
  }

  private static Optional<Period> periodIn(Plan plan, Days days, LocalDate today) {
    var grains = LONGEST_FIRST.stream().filter(plan.grains()::contains).toList();
    var calendar = plan.rules().calendar();
    return grains.stream()
        .map(grain -> calendar.periodOf(grain, days.to()))
        .filter(period -> period.firstDay().equals(days.from()))
        .filter(period -> period.lastDay().equals(days.to()) || days.to().equals(today))
        .findFirst()
        .or(
            () ->
                grains.stream()
                    .map(grain -> calendar.before(calendar.periodOf(grain, days.to().plusDays(1))))
                    .filter(period -> !period.firstDay().isBefore(days.from()))
                    .findFirst());
  }

  /** The period that the medians are of; empty where the range has no whole period. */
  Optional<Period> period() {
    return period;
  }

  /** The median of a KPI in a segment. */
  Amount of(String kpi, Map<String, String> segment) {
    if (catalogue.hasUntracked(kpi)) {
      return Amount.none("not_tracked");
    }
    if (period.isEmpty()) {
      return Amount.none("only_of_a_period");
    }
    return Optional.ofNullable(rows.get(new Place(kpi, segment)))
        .map(
            row ->
                row.value().isPresent()
                    ? Amount.of(row.value().getAsDouble())
                    : Amount.none(row.reason().orElse("not_reported")))
        .orElse(Amount.none("none_reached"));
  }
}
