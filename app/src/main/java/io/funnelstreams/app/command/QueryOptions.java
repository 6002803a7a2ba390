package io.funnelstreams.app.command;

import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.SegmentQuery;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which KPI rows are printed. */
final class QueryOptions {
  /** Every breakdown of the plan and the whole company. */
  private static final String ALL = "all";

  @Option(
      names = "--grain",
      paramLabel = "GRAIN",
      split = ",",
      converter = GrainsArgument.Converter.class,
      description =
          "day, week, month, quarter, year or total (default: month), several of them, or all.")
  private List<GrainsArgument> grains = List.of();

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
      paramLabel = "DIM[=VALUE][,...]",
      description =
          "One of the plan's breakdowns: 'region' for all regions, 'region=EMEA' for one,"
              + " 'region,channel' for a breakdown by both. May be given several times; 'all' is"
              + " every breakdown and the whole company. Default: the whole company.")
  private List<String> segments = List.of();

  /** The query for these KPIs; an empty set means all. */
  KpiQuery query(Set<String> kpis) {
    return query(kpis, Grain.MONTH);
  }

  /** The query for these KPIs, of this grain where the command line names none. */
  KpiQuery query(Set<String> kpis, Grain grain) {
    return new KpiQuery(kpis, wantedGrains(grain), from, to, wantedSegments());
  }

  private Set<Grain> wantedGrains(Grain otherwise) {
    return grains.isEmpty()
        ? Set.of(otherwise)
        : grains.stream().flatMap(choice -> choice.grains().stream()).collect(Collectors.toSet());
  }

  private List<SegmentQuery> wantedSegments() {
    if (segments.isEmpty()) {
      return List.of(SegmentQuery.WHOLE);
    }
    return segments.contains(ALL)
        ? List.of()
        : segments.stream().map(QueryOptions::breakdown).toList();
  }

  private static SegmentQuery breakdown(String argument) {
    var dimensions = new HashSet<String>();
    var values = new HashMap<String, String>();
    for (var part : argument.split(",", -1)) {
      int equals = part.indexOf('=');
      var dimension = (equals < 0 ? part : part.substring(0, equals));
      dimension = NormalizedText.id(dimension);
      dimensions.add(dimension);
      if (equals >= 0) {
        values.put(dimension, part.substring(equals + 1));
      }
    }
    return new SegmentQuery(dimensions, values);
  }
}
