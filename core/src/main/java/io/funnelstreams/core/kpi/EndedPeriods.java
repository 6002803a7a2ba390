package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The periods that have ended: provisional values of their rows are final now. */
final class EndedPeriods {
  private final Set<Period> ended = new LinkedHashSet<>();

  /** Takes note of the periods that ended with a day and that there is data of. */
  void dayIsOver(LocalDate day, PeriodIndex periods, DataRanges data) {
    for (var grain : Grain.values()) {
      var period = periods.of(grain, (int) day.toEpochDay());
      var last = data.last();
      if (period.lastDay().equals(day)
          && last.isPresent()
          && period.firstDay().toEpochDay() <= last.getAsInt()) {
        ended.add(period);
      }
    }
  }

  boolean isEmpty() {
    return ended.isEmpty();
  }

  /** The rows that exist, without those that come out for another reason. */
  Stream<KpiChange> rows(
      Segment segment,
      Map<Kpi, Set<Period>> others,
      KpiRows maker,
      ConcernedRows.Selection wanted) {
    return ended.stream()
        .flatMap(
            period ->
                maker.catalogue().kpis().stream()
                    .filter(kpi -> wanted.has(kpi, period, segment))
                    .filter(kpi -> !others.getOrDefault(kpi, Set.of()).contains(period))
                    .map(kpi -> maker.row(kpi, period, segment)))
        .filter(change -> change.value().isPresent());
  }

  void markClean() {
    ended.clear();
  }
}
