package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.INSTANT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.WHOLE_NUMBER;

import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiPage;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.read.RejectGroup;
import java.util.List;

/** How many inputs were rejected, by source and reason, without their content. */
public final class RejectSummaryResource implements ApiResource {
  private static final ApiSchema<RejectGroup> ITEM =
      ApiSchema.<RejectGroup>named("RejectCount")
          .field(
              "reason",
              new ApiType.Word(RejectForm.REASONS),
              "The class of the defect.",
              each -> RejectForm.word(each.reason()))
          .field("source", TEXT, "The source.", RejectGroup::source)
          .field("count", WHOLE_NUMBER, "How many.", RejectGroup::count)
          .field("last_at", INSTANT, "When the latest was rejected.", RejectGroup::lastAt)
          .build();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/rejects/summary",
          "listRejectCounts",
          "How many inputs were rejected, by source and reason.",
          AccessRole.VIEWER,
          List.of(ApiParameter.CURSOR, ApiParameter.LIMIT, ApiParameter.FORMAT),
          ApiPage.schema(ITEM),
          true);

  private final ApiContext context;

  public RejectSummaryResource(ApiContext context) {
    this.context = context;
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    return ApiAnswer.of(RowPages.of(context.ready().rejectGroups(), request), ITEM);
  }
}
