package io.funnelstreams.core.alert;

import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.KpiActivity;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.kpi.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The days of a KPI in a segment, from the first with data, as far as they can be judged: runs of
 * days without data are left out, and so are the days after the last with data, because their
 * values are not known yet.
 */
record KpiDays(Kpi kpi, Map<String, String> segment, History history) {
  /** How the amounts of days add up. */
  enum Form {
    /** Flows, with the rhythm of a week. */
    FLOW,
    /** One over another. */
    QUOTIENT,
    /** A level at the end of a day. */
    LEVEL
  }

  Form form() {
    return formOf(kpi);
  }

  static Form formOf(Kpi kpi) {
    return switch (kpi.nature()) {
      case FLOW -> Form.FLOW;
      case QUOTIENT_OF_FLOWS -> Form.QUOTIENT;
      case STOCK, QUOTIENT_OF_STOCKS -> Form.LEVEL;
      case OF_PERIOD -> kpi.unit() == Unit.COUNT ? Form.FLOW : Form.QUOTIENT;
    };
  }

  /** All days up to one, also those that cannot be judged. */
  List<KpiDay> until(LocalDate last) {
    var days = new ArrayList<KpiDay>();
    var first = history.reader().since(segment);
    for (var day = first.orElse(last.plusDays(1)); !day.isAfter(last); day = day.plusDays(1)) {
      var known = of(day);
      if (!days.isEmpty() || known.active()) {
        days.add(known);
      }
    }
    return days;
  }

  /**
   * The days that can be judged: a run of days without data says nothing, and missing data may
   * still arrive.
   */
  static List<KpiDay> judged(List<KpiDay> days, KpiActivity activity, LocalDate yesterday) {
    var known = activity.knownThrough(yesterday).orElse(yesterday);
    return days.stream()
        .filter(day -> !day.day().isAfter(known) && !activity.isLost(day.day(), yesterday))
        .toList();
  }

  private KpiDay of(LocalDate day) {
    var value = history.over(kpi.id(), segment, day, day);
    double sample =
        value.sampleSize().isPresent() ? value.sampleSize().getAsLong() : Double.POSITIVE_INFINITY;
    return switch (form()) {
      case FLOW -> single(day, value, sample, value.value().orElse(0) != 0);
      case LEVEL -> single(day, value, sample, value.value().orElse(0) != 0);
      case QUOTIENT -> quotient(day, value, sample);
    };
  }

  private static KpiDay single(LocalDate day, KpiValue value, double sample, boolean active) {
    return new KpiDay(day, value.value().orElse(0), 1, sample, active);
  }

  /** A KPI that only periods have, such as a median, weighs as much as its sample. */
  private KpiDay quotient(LocalDate day, KpiValue value, double sample) {
    if (value.numerator().isPresent() && value.denominator().isPresent()) {
      double base = value.denominator().getAsDouble();
      return new KpiDay(day, value.numerator().getAsDouble(), base, sample, base != 0);
    }
    boolean there = value.value().isPresent();
    double base = there ? Double.isInfinite(sample) ? 1 : sample : 0;
    return new KpiDay(day, value.value().orElse(0) * base, base, sample, base != 0);
  }
}
