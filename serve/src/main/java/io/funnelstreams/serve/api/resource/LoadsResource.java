package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.INSTANT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiPage;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.view.OpenLoads;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The imports at work and the holds that alerts or notifications wait for. */
public final class LoadsResource implements ApiResource {
  private static final ApiSchema<Load> ROW =
      ApiSchema.<Load>named("Load")
          .field("id", TEXT, "The record's key.", Load::getLoadId)
          .field(
              "kind",
              new ApiType.Word(List.of("import", "set", "hold", "unknown")),
              "An import, a set of imports that belong together, or a hold of notifications.",
              load -> load.getKind().name().toLowerCase(Locale.ROOT))
          .optional(
              "note",
              TEXT,
              "The set's name, or why notifications are held.",
              load -> Optional.ofNullable(load.getNote()))
          .field("host", TEXT, "The machine that opened it.", Load::getHost)
          .field("opened_at", INSTANT, "When it was opened.", Load::getOpenedAt)
          .optional(
              "until",
              INSTANT,
              "When it ends by itself; null where it does not.",
              load -> Optional.ofNullable(load.getUntil()))
          .build();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/loads",
          "listLoads",
          "The imports at work and the holds that alerts or notifications wait for.",
          AccessRole.OPERATOR,
          List.of(ApiParameter.CURSOR, ApiParameter.LIMIT, ApiParameter.FORMAT),
          ApiPage.schema(ROW),
          true);

  private final ApiContext context;

  /** Loads are timed by the machines' clocks, also where the company's is another. */
  private final Clock machine = Clock.systemUTC();

  /** Answers from a read model. */
  public LoadsResource(ApiContext context) {
    this.context = context;
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var open = OpenLoads.at(machine.instant(), context.ready().loads());
    return ApiAnswer.of(RowPages.of(open, request), ROW);
  }
}
