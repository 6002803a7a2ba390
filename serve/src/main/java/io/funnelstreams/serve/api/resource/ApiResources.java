package io.funnelstreams.serve.api.resource;

import io.funnelstreams.serve.api.route.ApiResource;
import java.util.List;

/** Everything that the API answers. */
public final class ApiResources {
  private ApiResources() {}

  /** All resources, in the order of the documents. */
  public static List<ApiResource> all(ApiContext context) {
    var desk = ExplainResource.desk(context);
    return List.of(
        new StatusResource(context),
        new KpiCatalogue(context),
        new KpiSeriesResource(context),
        new KpiRowsResource(context),
        new GoalsResource(context),
        new GoalResource(context),
        new FunnelResource(context),
        new RevenueResource(context),
        new ScorecardResource(context),
        new AlertsResource(context),
        new LoadsResource(context),
        new ExplainResource(context, desk),
        new ReviewResource(context, desk),
        new PlanResource(context),
        new PlanFiguresResource(context),
        new PlanVersionsResource(context),
        new SourcesResource(context),
        new RejectsResource(context),
        new RejectSummaryResource(context));
  }
}
