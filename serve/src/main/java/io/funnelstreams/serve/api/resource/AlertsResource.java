package io.funnelstreams.serve.api.resource;

import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiPage;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.api.row.AlertForm;
import java.util.List;

/** The alerts. */
public final class AlertsResource implements ApiResource {
  private static final ApiParameter STATE =
      ApiParameter.word("state", "Only alerts of this state.", AlertForm.STATES);

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/alerts",
          "listAlerts",
          "The alerts: firing ones first, urgent and recent ones before others.",
          AccessRole.VIEWER,
          List.of(STATE, ApiParameter.CURSOR, ApiParameter.LIMIT, ApiParameter.FORMAT),
          ApiPage.schema(AlertForm.ROW),
          true);

  private final ApiContext context;

  public AlertsResource(ApiContext context) {
    this.context = context;
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var state = request.word("state", AlertForm.STATES);
    var alerts =
        context.ready().alerts().stream()
            .filter(alert -> state.map(AlertForm.state(alert)::equals).orElse(true))
            .toList();
    return ApiAnswer.of(RowPages.of(alerts, request), AlertForm.ROW);
  }
}
