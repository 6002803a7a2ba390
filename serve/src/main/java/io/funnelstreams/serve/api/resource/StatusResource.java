package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.FLAG;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.INSTANT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.WHOLE_NUMBER;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.read.ReadModelStatus;
import io.funnelstreams.serve.read.StreamsInstance;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far the numbers are, by which plan, and the role of the caller. */
public final class StatusResource implements ApiResource {
  private static final ApiSchema<PublishedDefinition> DEFINITION =
      ApiSchema.<PublishedDefinition>named("Definition")
          .field("version", TEXT, "The version.", PublishedDefinition::getVersion)
          .field(
              "rollout",
              new ApiType.Word(List.of("announced", "publishing", "complete", "unknown")),
              "How far its numbers have replaced those of the definition before.",
              each -> each.getRollout().name().toLowerCase(Locale.ROOT))
          .field("since", INSTANT, "When it became active.", PublishedDefinition::getSince)
          .build();

  private static final ApiSchema<ReadModelStatus> MODEL =
      ApiSchema.<ReadModelStatus>named("ReadModelStatus")
          .field("rows", WHOLE_NUMBER, "How many KPI rows it shows.", ReadModelStatus::kpiRows)
          .field("ready", FLAG, "Whether it holds everything.", ReadModelStatus::ready)
          .build();

  private static final ApiSchema<ReadModelStatus> CLUSTER =
      ApiSchema.<ReadModelStatus>named("KafkaCluster")
          .field("id", TEXT, "Its id.", ReadModelStatus::clusterId)
          .field(
              "bootstrap_servers",
              TEXT,
              "The addresses that the server knows it by.",
              ReadModelStatus::bootstrapServers)
          .build();

  private static final ApiSchema<StreamsInstance> INSTANCE =
      ApiSchema.<StreamsInstance>named("Instance")
          .field("id", TEXT, "The name that it keeps over restarts.", StreamsInstance::name)
          .field(
              "state",
              new ApiType.Word(List.of("running", "rebalancing", "standby")),
              "What it does; on standby it takes over where another one ends.",
              each -> each.state().name().toLowerCase(Locale.ROOT))
          .field(
              "definition",
              TEXT,
              "The version of the definition that it counts by.",
              StreamsInstance::definition)
          .field("threads", WHOLE_NUMBER, "How many threads it has.", StreamsInstance::threads)
          .field(
              "partitions",
              WHOLE_NUMBER,
              "How many partitions it is assigned.",
              StreamsInstance::partitions)
          .build();

  /** The fields of the status. */
  public static final ApiSchema<SystemStatus> SCHEMA = schema();

  private final ApiContext context;

  public StatusResource(ApiContext context) {
    this.context = context;
  }

  /** The status of the system, for one caller. */
  public record SystemStatus(
      String productVersion,
      Optional<Plan> plan,
      Optional<LocalDate> today,
      ReadModelStatus model,
      AccessRole role) {}

  private static ApiSchema<SystemStatus> schema() {
    var fields = ApiSchema.<SystemStatus>named("Status");
    fields
        .field("product_version", TEXT, "Of the program.", SystemStatus::productVersion)
        .optional("plan", TEXT, "The active plan's name.", s -> s.plan().map(Plan::name))
        .optional(
            "time_zone",
            TEXT,
            "The plan's time zone.",
            s -> s.plan().map(plan -> plan.rules().calendar().zone().getId()))
        .optional(
            "currency",
            TEXT,
            "The plan's currency.",
            s -> s.plan().map(plan -> plan.rules().fx().into().getCurrencyCode()))
        .optional("today", DAY, "The day in the plan's time zone.", SystemStatus::today)
        .optional(
            "caught_up_to",
            INSTANT,
            "Everything that was on the event topics then is in the KPIs.",
            s -> s.model().caughtUpTo())
        .field(
            "lag_records",
            WHOLE_NUMBER,
            "How many records of the event topics the KPIs do not hold yet.",
            s -> s.model().lagRecords())
        .optional(
            "last_event_at",
            INSTANT,
            "When the latest event happened, by its own time.",
            s -> s.model().lastEventAt())
        .optional(
            "definition",
            new ApiType.Nested(DEFINITION),
            "The plan's definition that is active or rolls out.",
            s -> s.model().definition())
        .field(
            "alerts_firing", WHOLE_NUMBER, "How many alerts fire.", s -> s.model().alertsFiring());
    return people(fields).build();
  }

  private static ApiSchema.Builder<SystemStatus> people(ApiSchema.Builder<SystemStatus> fields) {
    return fields
        .field("read_model", new ApiType.Nested(MODEL), "The model read from.", s -> s.model())
        .optional(
            "cluster",
            new ApiType.Nested(CLUSTER),
            "The Kafka cluster; for operators.",
            s -> Optional.of(s.model()).filter(m -> s.role() == AccessRole.OPERATOR))
        .field(
            "instances",
            new ApiType.Many(new ApiType.Nested(INSTANCE)),
            "The instances of the Kafka Streams application; empty where they are not known.",
            s -> s.model().instances())
        .field(
            "role",
            new ApiType.Word(List.of("viewer", "operator")),
            "Who asks.",
            s -> s.role().word())
        .field(
            "dimensions",
            new ApiType.Many(TEXT),
            "The dimensions of the plan's breakdowns.",
            s -> breakdowns(s.plan()).stream().flatMap(List::stream).distinct().sorted().toList())
        .field(
            "breakdowns",
            new ApiType.Many(new ApiType.Many(TEXT)),
            "The plan's breakdowns, each by its dimensions.",
            s -> breakdowns(s.plan()));
  }

  private static List<List<String>> breakdowns(Optional<Plan> plan) {
    return plan.stream()
        .flatMap(each -> each.breakdowns().stream())
        .map(GroupingSet::dimensions)
        .filter(dimensions -> !dimensions.isEmpty())
        .toList();
  }

  @Override
  public ApiOperation operation() {
    return new ApiOperation(
        "/status",
        "getStatus",
        "How far the numbers are, by which plan, and who asks.",
        AccessRole.VIEWER,
        List.of(),
        SCHEMA,
        false);
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    return ApiAnswer.of(SCHEMA, status(context, request.role()));
  }

  /** The status for one caller; also before a plan is active. */
  public static SystemStatus status(ApiContext context, AccessRole role) {
    var plan =
        context.plans().isThere() ? Optional.of(context.plans().counted()) : Optional.<Plan>empty();
    return new SystemStatus(
        context.productVersion(), plan, plan.map(context::today), context.model().status(), role);
  }
}
