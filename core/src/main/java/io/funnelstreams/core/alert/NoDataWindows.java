package io.funnelstreams.core.alert;

import io.funnelstreams.core.kpi.KpiActivity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs of days without data of the feeds of a KPI. */
final class NoDataWindows {
  private NoDataWindows() {}

  /**
   * The runs that had lasted for unusually long on a day of a range: since the last day with data,
   * until all feeds send again.
   */
  static List<AlertWindow> of(KpiActivity activity, LocalDate first, LocalDate last) {
    var noData = new ArrayList<AlertWindow>();
    var silent = Optional.<AlertWindow>empty();
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      var now = activity.noDataAt(day);
      if (silent.isPresent() && now.isEmpty()) {
        noData.add(silent.get().resolvedOn(day));
        silent = Optional.empty();
      } else if (silent.isEmpty() && now.isPresent()) {
        silent = Optional.of(new AlertWindow(now.get().last(), day, Optional.empty()));
      }
    }
    silent.ifPresent(noData::add);
    return noData;
  }
}
