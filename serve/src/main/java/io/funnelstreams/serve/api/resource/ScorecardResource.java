package io.funnelstreams.serve.api.resource;

import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiPage;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.api.row.GoalRow;
import io.funnelstreams.serve.api.row.ScorecardForm;
import java.util.List;

/** The scorecard: every goal in every period, as the topic has them. */
public final class ScorecardResource implements ApiResource {
  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/scorecard",
          "listScorecard",
          "Every goal in every period, the whole goal last, as the topic has them.",
          AccessRole.VIEWER,
          List.of(ApiParameter.CURSOR, ApiParameter.LIMIT, ApiParameter.FORMAT),
          ApiPage.schema(ScorecardForm.ROW),
          true);

  private final ApiContext context;

  /** Answers from a read model. */
  public ScorecardResource(ApiContext context) {
    this.context = context;
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var rows = context.ready().scorecards();
    if (rows.isEmpty()) {
      return ApiAnswer.of(RowPages.of(List.<GoalRow>of(), request), ScorecardForm.ROW);
    }
    var plan = context.plans().current();
    return ApiAnswer.of(
        RowPages.of(rows.stream().map(row -> GoalRow.of(row, plan)).toList(), request),
        ScorecardForm.ROW);
  }
}
