package io.funnelstreams.serve.api.resource;

import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiPage;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.api.row.KpiForm;
import io.funnelstreams.serve.view.KpiQuery;
import java.util.LinkedHashSet;
import java.util.List;

/** Rows of several KPIs, as the topic has them. */
public final class KpiRowsResource implements ApiResource {
  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/rows",
          "listRows",
          "Rows of several KPIs, as the topic has them.",
          AccessRole.VIEWER,
          List.of(
              ApiParameter.query(
                  "kpi",
                  ApiParameter.Kind.TEXTS,
                  "Ids of KPIs; all where it is left out.",
                  "leads"),
              RowSelection.GRAIN,
              RowSelection.FROM,
              RowSelection.TO,
              ApiParameter.SEGMENT,
              RowSelection.BREAKDOWN,
              ApiParameter.query(
                  "all", ApiParameter.Kind.FLAG, "Whether every segment is wanted.", "false"),
              ApiParameter.CURSOR,
              ApiParameter.LIMIT,
              ApiParameter.FORMAT),
          ApiPage.schema(KpiForm.ROW),
          true);

  private final ApiContext context;

  public KpiRowsResource(ApiContext context) {
    this.context = context;
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var plan = context.plans().counted();
    var ids = new LinkedHashSet<>(request.texts("kpi"));
    for (var id : ids) {
      if (plan.catalogue().find(id).isEmpty()) {
        throw ApiProblem.parameter("kpi", KpiCatalogue.absence(plan, id));
      }
    }
    var query = RowSelection.of(request, ids, RowSelection.grain(request, plan), plan);
    if (request.flag("all")) {
      query = new KpiQuery(ids, query.grains(), query.from(), query.to(), List.of());
    }
    return ApiAnswer.of(RowPages.rows(context.ready(), query, request), KpiForm.ROW);
  }
}
