package io.funnelstreams.app.command;

import io.funnelstreams.app.run.FileReport;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.SegmentQuery;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The reason why a report has no rows, which an empty table does not show. */
final class EmptyReport {
  private static final KpiQuery DAYS =
      new KpiQuery(
          Set.of(),
          Set.of(Grain.DAY),
          Optional.empty(),
          Optional.empty(),
          List.of(SegmentQuery.WHOLE));

  private EmptyReport() {}

  static String why(FileReport report) {
    long events = report.parts().stream().mapToLong(part -> part.summary().eventCount()).sum();
    if (events == 0) {
      return "There is no KPI row, because no event was made of the files: what became of their"
          + " rows is said above.";
    }
    var days =
        report.kpis(DAYS).stream()
            .map(row -> row.period().firstDay())
            .sorted(Comparator.<LocalDate>naturalOrder())
            .toList();
    if (days.isEmpty()) {
      return "There is no KPI row, because no event counts by today: 'funnel preview' shows their"
          + " days.";
    }
    return ("No KPI row fits --kpi, --grain, --segment, --from and --to; there are KPIs from %s to"
            + " %s.")
        .formatted(days.get(0), days.get(days.size() - 1));
  }
}
