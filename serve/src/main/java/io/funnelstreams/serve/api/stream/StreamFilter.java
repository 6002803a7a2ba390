package io.funnelstreams.serve.api.stream;

import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.api.resource.ApiContext;
import io.funnelstreams.serve.api.resource.RowSelection;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The changes that one caller subscribes to.
 *
 * @param kpis the KPI rows; empty where none are wanted
 * @param topics which of {@link #TOPICS}
 */
record StreamFilter(AccessRole role, Optional<KpiQuery> kpis, Set<String> topics) {
  static final String GOALS = "goals";
  static final String ALERTS = "alerts";
  static final String STATUS = "status";
  static final List<String> TOPICS = List.of(GOALS, ALERTS, STATUS);

  static final List<ApiParameter> PARAMETERS =
      List.of(
          ApiParameter.query(
              "kpis", ApiParameter.Kind.TEXTS, "Ids of KPIs whose rows are wanted.", "leads"),
          RowSelection.GRAIN,
          ApiParameter.SEGMENT,
          RowSelection.BREAKDOWN,
          ApiParameter.query(
              "topics",
              ApiParameter.Kind.TEXTS,
              "What else is wanted: goals, alerts, status; all where it is left out.",
              "goals"));

  private static final char SEPARATOR = '/';

  StreamFilter {
    topics = Set.copyOf(topics);
  }

  /**
   * The filter that a request asks for.
   *
   * @throws ApiProblem if it asks for something that does not exist
   */
  static StreamFilter of(ApiRequest request, ApiContext context) {
    var topics = new HashSet<>(request.texts("topics"));
    if (!TOPICS.containsAll(topics)) {
      throw ApiProblem.parameter("topics", "The topics are goals, alerts and status.");
    }
    return new StreamFilter(
        request.role(), kpis(request, context), topics.isEmpty() ? Set.copyOf(TOPICS) : topics);
  }

  private static Optional<KpiQuery> kpis(ApiRequest request, ApiContext context) {
    var ids = new HashSet<>(request.texts("kpis"));
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    var plan = context.plans().counted();
    if (ids.stream().anyMatch(id -> plan.catalogue().find(id).isEmpty())) {
      throw ApiProblem.parameter(
          "kpis", "The plan has no KPI of one of these ids: /api/v1/kpis lists them all.");
    }
    var grain = RowSelection.grain(request, plan);
    return Optional.of(
        new KpiQuery(
            ids,
            Set.of(grain),
            Optional.empty(),
            Optional.empty(),
            List.of(RowSelection.segments(request, plan))));
  }

  boolean wants(String topic) {
    return topics.contains(topic);
  }

  boolean wants(KpiRow row) {
    return kpis.filter(query -> query.matches(row)).isPresent();
  }

  /** Whether the key of a KPI row may be of one that is wanted; segments are not looked at. */
  boolean wantsKpiKey(String key) {
    int kpiEnd = key.indexOf(SEPARATOR);
    int grainEnd = key.indexOf(SEPARATOR, kpiEnd + 1);
    return grainEnd > 0
        && kpis.filter(
                query ->
                    query.kpis().contains(key.substring(0, kpiEnd))
                        && names(query.grains()).contains(key.substring(kpiEnd + 1, grainEnd)))
            .isPresent();
  }

  private static List<String> names(Set<Grain> grains) {
    return grains.stream().map(grain -> grain.name().toLowerCase(Locale.ROOT)).toList();
  }
}
