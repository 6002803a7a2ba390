package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.WHOLE_NUMBER;

import io.funnelstreams.schemas.avro.Reject;
import io.funnelstreams.schemas.avro.RejectReason;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.read.RejectGroup;
import io.funnelstreams.serve.read.RejectPage;
import io.funnelstreams.serve.read.RejectQuery;
import java.util.List;
import java.util.Locale;

/** Rejected inputs, by reason and one by one. */
public final class RejectsResource implements ApiResource {
  private static final ApiSchema<RejectGroup> GROUP =
      ApiSchema.<RejectGroup>named("RejectGroup")
          .field(
              "reason",
              new ApiType.Word(RejectForm.REASONS),
              "The class of the defect.",
              each -> RejectForm.word(each.reason()))
          .field("source", TEXT, "The source.", RejectGroup::source)
          .field("count", WHOLE_NUMBER, "How many.", RejectGroup::count)
          .field("first", new ApiType.Nested(RejectForm.ROW), "The earliest.", RejectGroup::first)
          .field("action", TEXT, "What to do.", each -> RejectForm.action(each.reason()))
          .build();

  private static final ApiSchema<Rejects> SCHEMA =
      ApiSchema.<Rejects>named("Rejects")
          .field(
              "groups",
              new ApiType.Many(new ApiType.Nested(GROUP)),
              "By source and reason.",
              Rejects::groups)
          .field(
              "items",
              new ApiType.Many(new ApiType.Nested(RejectForm.ROW)),
              "The newest first.",
              each -> each.page().rejects())
          .optional("next", TEXT, "The cursor of the next page.", each -> each.page().next())
          .build();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/rejects",
          "listRejects",
          "Rejected inputs, by reason and one by one.",
          AccessRole.OPERATOR,
          List.of(
              ApiParameter.query("source", ApiParameter.Kind.TEXT, "Of one source.", "hubspot"),
              ApiParameter.word("reason", "With one reason.", RejectForm.REASONS),
              ApiParameter.CURSOR,
              ApiParameter.LIMIT,
              ApiParameter.FORMAT),
          SCHEMA,
          true);

  private final ApiContext context;

  public RejectsResource(ApiContext context) {
    this.context = context;
  }

  private record Rejects(List<RejectGroup> groups, RejectPage page) {}

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var source = request.text("source");
    var reason =
        request
            .word("reason", RejectForm.REASONS)
            .map(word -> RejectReason.valueOf(word.toUpperCase(Locale.ROOT)));
    var groups =
        context.ready().rejectGroups().stream()
            .filter(group -> source.map(group.source()::equals).orElse(true))
            .filter(group -> reason.map(group.reason()::equals).orElse(true))
            .toList();
    var page = page(new RejectQuery(source, reason, request.text("cursor"), request.limit()));
    ApiSchema<Reject> row = RejectForm.ROW;
    return ApiAnswer.of(SCHEMA, new Rejects(groups, page), row, page.rejects()).before(page.next());
  }

  private RejectPage page(RejectQuery query) {
    try {
      return context.model().rejects(query);
    } catch (IllegalArgumentException e) {
      throw ApiProblem.parameter(
          "cursor", "This is no cursor of this list: send the value of 'next' as it came.");
    }
  }
}
