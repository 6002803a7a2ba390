package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.time.Period;
import java.util.Locale;

/** The KPI, period and segment of a value. */
public record KpiKey(String kpi, Period period, Segment segment) {
  /** The key as text, for example {@code win_rate/month/2018-04/region=emea}. */
  public String text() {
    return String.join(
        "/", kpi, period.grain().name().toLowerCase(Locale.ROOT), period.label(), segment.key());
  }
}
