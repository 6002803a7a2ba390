package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.INSTANT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.LABELS;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.NUMBER;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.WHOLE_NUMBER;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Monitor;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.Figure;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The plan: goals, owners and teams, monitors, and what feeds each KPI. */
public final class PlanResource implements ApiResource {
  private static final ApiType FEEDS = new ApiType.Many(new ApiType.Nested(FeedSupply.SCHEMA));

  private static final ApiSchema<PlannedGoal> GOAL = goal();

  private static final ApiSchema<Team> TEAM =
      ApiSchema.<Team>named("Team")
          .field("name", TEXT, "The team.", Team::name)
          .field("members", new ApiType.Many(TEXT), "Its members.", Team::members)
          .build();

  private static final ApiSchema<Monitor> MONITOR =
      ApiSchema.<Monitor>named("Monitor")
          .field("subject", TEXT, "What is monitored.", Monitor::subject)
          .field("kpi", TEXT, "The KPI's id.", Monitor::kpi)
          .field(
              "segment", LABELS, "Dimension to value.", monitor -> new TreeMap<>(monitor.segment()))
          .field(
              "breakdown",
              new ApiType.Many(TEXT),
              "The dimensions whose segments are each monitored.",
              Monitor::breakdown)
          .field("change", NUMBER, "The smallest change, as a fraction.", Monitor::change)
          .field("min_sample", WHOLE_NUMBER, "How much must be counted.", Monitor::minSample)
          .field(
              "severity",
              TEXT,
              "How urgent it is.",
              monitor -> monitor.severity().name().toLowerCase(Locale.ROOT))
          .optional("owner", TEXT, "Who looks into it.", Monitor::owner)
          .optional("team", TEXT, "Who the owner answers for.", Monitor::team)
          .optional("objective", TEXT, "Why it matters.", Monitor::objective)
          .build();

  private static final ApiSchema<FedKpi> KPI =
      ApiSchema.<FedKpi>named("FedKpi")
          .field("id", TEXT, "The KPI's id.", FedKpi::id)
          .field("fed_by", FEEDS, "The feeds that it needs.", FedKpi::fedBy)
          .build();

  private static final ApiSchema<Document> SCHEMA = document();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/plan",
          "getPlan",
          "The plan: goals, owners and teams, monitors, and what feeds each KPI.",
          AccessRole.VIEWER,
          List.of(),
          SCHEMA,
          false);

  private final ApiContext context;

  public PlanResource(ApiContext context) {
    this.context = context;
  }

  private record PlannedGoal(Goal goal, Plan plan, List<FeedSupply.Supply> fedBy) {
    Optional<Kpi> kpi() {
      return plan.catalogue().find(goal.kpi());
    }

    Figure figure(OptionalDouble value) {
      var currency = plan.rules().fx().into();
      return new Figure(value, kpi().map(each -> each.unit().shown(currency)).orElse(""));
    }
  }

  private record Team(String name, List<String> members) {}

  private record FedKpi(String id, List<FeedSupply.Supply> fedBy) {}

  private record Document(
      PlanContentForm.PlanOnDay of,
      Optional<io.funnelstreams.schemas.avro.Plan> applied,
      List<PlannedGoal> goals,
      List<FedKpi> kpis,
      List<FeedSupply.Unreported> unreported) {
    Plan plan() {
      return of.plan();
    }
  }

  private static ApiSchema<PlannedGoal> goal() {
    return ApiSchema.<PlannedGoal>named("PlannedGoal")
        .field("id", TEXT, "The goal's id.", each -> each.goal().id())
        .field("kpi", TEXT, "The KPI's id.", each -> each.goal().kpi())
        .field(
            "title",
            TEXT,
            "The KPI's title.",
            each -> each.kpi().map(Kpi::title).orElse(each.goal().kpi()))
        .optional("owner", TEXT, "The one directly responsible.", each -> each.goal().owner())
        .optional("team", TEXT, "Who the owner answers for.", each -> each.goal().team())
        .optional("objective", TEXT, "Why it matters.", each -> each.goal().objective())
        .figure(
            "baseline",
            "The baseline that the plan states.",
            each -> each.figure(each.goal().baseline().value()))
        .figure(
            "target",
            "The target; null where it is a change of a baseline that the plan does not state.",
            each -> each.figure(each.goal().targetValue(each.goal().baseline().value())))
        .field("from", DAY, "The first day.", each -> each.goal().from())
        .field("to", DAY, "The last day, included.", each -> each.goal().to())
        .field(
            "pace",
            TEXT,
            "How it goes from one to the other.",
            each -> each.goal().pace().kind().name().toLowerCase(Locale.ROOT))
        .field(
            "segment", LABELS, "Dimension to value.", each -> new TreeMap<>(each.goal().segment()))
        .optional(
            "raci",
            new ApiType.Nested(PlanContentForm.RACI),
            "Who does what; null where the plan does not say.",
            each ->
                Optional.ofNullable(each.plan().content().responsibilities().get(each.goal().id())))
        .field("fed_by", FEEDS, "The feeds that its KPI needs.", PlannedGoal::fedBy)
        .build();
  }

  private static ApiSchema<Document> document() {
    var fields = ApiSchema.<Document>named("Plan");
    identity(fields);
    fields.all(PlanContentForm.SCHEMA, Document::of);
    content(fields);
    return fields.build();
  }

  private static void identity(ApiSchema.Builder<Document> fields) {
    fields
        .field("name", TEXT, "The plan's name.", each -> each.plan().name())
        .field(
            "time_zone",
            TEXT,
            "Whose midnights separate days.",
            each -> each.plan().rules().calendar().zone().getId())
        .field(
            "currency",
            TEXT,
            "The currency of its figures.",
            each -> each.plan().rules().fx().into().getCurrencyCode())
        .field(
            "fiscal_year_start",
            TEXT,
            "The month a fiscal year begins in.",
            each ->
                each.plan().rules().calendar().fiscalYearStart().name().toLowerCase(Locale.ROOT))
        .optional("version", TEXT, "The version.", each -> each.applied().map(a -> a.getVersion()))
        .optional(
            "applied_at",
            INSTANT,
            "When it was applied.",
            each -> each.applied().map(a -> a.getAppliedAt()))
        .optional(
            "applied_by",
            TEXT,
            "Who applied it.",
            each -> each.applied().map(a -> a.getAppliedBy()))
        .optional("yaml", TEXT, "The plan file.", each -> each.applied().map(a -> a.getYaml()));
  }

  private static void content(ApiSchema.Builder<Document> fields) {
    fields
        .field("goals", new ApiType.Many(new ApiType.Nested(GOAL)), "The goals.", Document::goals)
        .field(
            "teams",
            new ApiType.Many(new ApiType.Nested(TEAM)),
            "The teams with their members.",
            each -> teams(each.plan()))
        .field(
            "breakdowns",
            new ApiType.Many(new ApiType.Many(TEXT)),
            "The breakdowns, each by its dimensions.",
            each ->
                each.plan().breakdowns().stream()
                    .map(GroupingSet::dimensions)
                    .filter(dimensions -> !dimensions.isEmpty())
                    .toList())
        .field(
            "monitors",
            new ApiType.Many(new ApiType.Nested(MONITOR)),
            "The KPIs that are monitored without a target.",
            each -> each.plan().monitors())
        .field("kpis", new ApiType.Many(new ApiType.Nested(KPI)), "The KPIs.", Document::kpis)
        .field(
            "unreported",
            new ApiType.Many(new ApiType.Nested(FeedSupply.UNREPORTED)),
            "What no source has ever reported, with the KPIs that have no value without it.",
            Document::unreported);
  }

  private static List<Team> teams(Plan plan) {
    var members = new TreeMap<String, Set<String>>();
    plan.content()
        .teams()
        .forEach(
            team ->
                members
                    .computeIfAbsent(team.name(), n -> new TreeSet<>())
                    .addAll(team.members().keySet()));
    plan.goals().forEach(goal -> join(members, goal.team(), goal.owner()));
    plan.monitors().forEach(monitor -> join(members, monitor.team(), monitor.owner()));
    var teams = new ArrayList<Team>();
    members.forEach((name, owners) -> teams.add(new Team(name, List.copyOf(owners))));
    return teams;
  }

  private static void join(
      Map<String, Set<String>> members, Optional<String> team, Optional<String> owner) {
    team.map(name -> members.computeIfAbsent(name, n -> new TreeSet<>()))
        .ifPresent(owners -> owner.ifPresent(owners::add));
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var plan = context.plans().current();
    var supply = new FeedSupply(context.ready(), plan);
    var goals =
        plan.goals().stream()
            .map(goal -> new PlannedGoal(goal, plan, supply.of(goal.kpi())))
            .toList();
    var kpis =
        plan.catalogue().kpis().stream()
            .map(kpi -> new FedKpi(kpi.id(), supply.of(kpi.id())))
            .toList();
    var onDay = new PlanContentForm.PlanOnDay(plan, context.today(plan));
    var unreported = supply.unreported(context.sources().get());
    return ApiAnswer.of(
        SCHEMA, new Document(onDay, context.model().activePlan(), goals, kpis, unreported));
  }
}
