package io.funnelstreams.serve.api.resource;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.row.KpiForm;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.SegmentQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which KPI rows a request asks for. */
public final class RowSelection {
  /** How long periods are. */
  public static final ApiParameter GRAIN =
      ApiParameter.word("grain", "How long the periods are; month where it is left out.", grains());

  static final ApiParameter FROM =
      ApiParameter.query("from", ApiParameter.Kind.DAY, "A day of the first period.", "2026-01-01");
  static final ApiParameter TO =
      ApiParameter.query("to", ApiParameter.Kind.DAY, "A day of the last period.", "2026-12-31");

  /** The dimensions of a breakdown. */
  public static final ApiParameter BREAKDOWN =
      ApiParameter.query(
          "breakdown",
          ApiParameter.Kind.TEXTS,
          "The dimensions of a breakdown: all rows of its segments.",
          "region");

  private RowSelection() {}

  private static List<String> grains() {
    var grains = new ArrayList<>(KpiForm.GRAINS);
    grains.remove(KpiForm.name(Grain.MONTH));
    grains.add(0, KpiForm.name(Grain.MONTH));
    return grains;
  }

  /**
   * The grain that is asked for.
   *
   * @throws ApiProblem where the plan has no rows of it
   */
  public static Grain grain(ApiRequest request, Plan plan) {
    var grain =
        request
            .word("grain", KpiForm.GRAINS)
            .map(word -> Grain.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(Grain.MONTH);
    if (!plan.grains().contains(grain)) {
      throw ApiProblem.parameter(
          "grain",
          "The plan does not track this grain: add it to kpis.track.grains and apply the plan.");
    }
    return grain;
  }

  /** The rows of some KPIs; a period is asked for by any of its days. */
  static KpiQuery of(ApiRequest request, Set<String> kpis, Grain grain, Plan plan) {
    var calendar = plan.rules().calendar();
    var from = request.day("from").map(day -> calendar.firstDayOf(grain, day));
    var to = request.day("to");
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw ApiProblem.parameter("to", "'to' is before 'from': swap them.");
    }
    return new KpiQuery(kpis, Set.of(grain), from, to, List.of(segments(request, plan)));
  }

  /** The segments that are asked for: those of a breakdown, one, or the whole company. */
  public static SegmentQuery segments(ApiRequest request, Plan plan) {
    var values = request.segment();
    var dimensions = new HashSet<>(request.texts("breakdown"));
    boolean broken = !dimensions.isEmpty();
    dimensions.addAll(values.keySet());
    checkBreakdown(dimensions, broken ? "breakdown" : "segment", plan);
    return new SegmentQuery(dimensions, values);
  }

  private static void checkBreakdown(Set<String> dimensions, String field, Plan plan) {
    boolean known =
        plan.breakdowns().stream()
            .anyMatch(breakdown -> Set.copyOf(breakdown.dimensions()).equals(dimensions));
    if (!known) {
      var all =
          plan.breakdowns().stream()
              .map(breakdown -> String.join(",", breakdown.dimensions()))
              .filter(names -> !names.isEmpty())
              .collect(Collectors.joining("; "));
      throw ApiProblem.parameter(
          field,
          "The plan has no breakdown by exactly these dimensions. "
              + (all.isEmpty() ? "It has none." : "It has: " + all + "."));
    }
  }

  /** All periods of one segment. */
  static KpiQuery allOf(Set<String> kpis, Set<Grain> grains, Map<String, String> segment) {
    return new KpiQuery(
        kpis,
        grains,
        Optional.empty(),
        Optional.empty(),
        List.of(new SegmentQuery(segment.keySet(), segment)));
  }

  /** Rows of one segment whose periods begin within a range. */
  static KpiQuery within(
      Set<String> kpis, Grain grain, Map<String, String> segment, LocalDate from, LocalDate to) {
    return new KpiQuery(
        kpis,
        Set.of(grain),
        Optional.of(from),
        Optional.of(to),
        List.of(new SegmentQuery(segment.keySet(), segment)));
  }
}
