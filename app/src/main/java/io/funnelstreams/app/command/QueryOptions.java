package io.funnelstreams.app.command;

import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.view.KpiQuery;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which KPI rows are printed. */
final class QueryOptions {
  @Option(
      names = "--grain",
      paramLabel = "GRAIN",
      description = "day, week, month, quarter, year or total (default: month).")
  private Grain grain = Grain.MONTH;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "Only periods that begin on this day or later, for example 2026-01-31.")
  private Optional<LocalDate> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "Only periods that begin on this day or earlier.")
  private Optional<LocalDate> to = Optional.empty();

  @Option(
      names = "--segment",
      paramLabel = "DIM[=VALUE]",
      split = ",",
      description =
          "One of the plan's cuts: 'region' for all regions, 'region=EMEA' for one. Several make a"
              + " cut by several dimensions. Default: the whole company.")
  private List<String> segment = List.of();

  /** The query for these KPIs; none stands for all. */
  KpiQuery query(Set<String> kpis) {
    var dimensions = new LinkedHashSet<String>();
    var values = new HashMap<String, String>();
    for (var part : segment) {
      int equals = part.indexOf('=');
      var dimension = equals < 0 ? part : part.substring(0, equals);
      dimensions.add(dimension.strip());
      if (equals >= 0) {
        values.put(dimension.strip(), part.substring(equals + 1));
      }
    }
    return new KpiQuery(kpis, Optional.of(grain), from, to, dimensions, values);
  }
}
