package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.FLAG;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.gap.GapShare;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.SmartCheck;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.Figure;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.api.row.ActionForm;
import io.funnelstreams.serve.api.row.AlertForm;
import io.funnelstreams.serve.api.row.GoalRow;
import io.funnelstreams.serve.api.row.ScorecardForm;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** One goal: its days, its forecast, what makes up its gap, whether it is SMART, its alerts. */
public final class GoalResource implements ApiResource {
  private static final ApiSchema<Share> DRIVER =
      ApiSchema.<Share>named("Driver")
          .field(
              "factor",
              TEXT,
              "The factor; plan is what the plan asks beyond.",
              s -> s.of().factor())
          .figure("before", "The factor in the period before.", s -> plain(s.of().before()))
          .figure("actual", "The factor now.", s -> plain(s.of().actual()))
          .figure(
              "share",
              "How much of the gap it makes up.",
              s -> new Figure(OptionalDouble.of(s.of().share()), s.unit()))
          .build();

  private static final ApiSchema<SmartCheck.Finding> FINDING =
      ApiSchema.<SmartCheck.Finding>named("SmartFinding")
          .field(
              "criterion",
              new ApiType.Word(
                  List.of("specific", "measurable", "achievable", "relevant", "time_bound")),
              "The criterion.",
              each -> each.criterion().name().toLowerCase(Locale.ROOT))
          .optional(
              "passed", FLAG, "Whether it holds; null where nothing says.", GoalResource::passed)
          .field("finding", TEXT, "Why, or what to do so that it does.", SmartCheck.Finding::reason)
          .build();

  private static final ApiSchema<Detail> SCHEMA = schema();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/goals/{id}",
          "getGoal",
          "One goal: its days, its forecast, its drivers, whether it is SMART, its alerts.",
          AccessRole.VIEWER,
          List.of(ApiParameter.path("id", "The goal's id.", "leads-2026")),
          SCHEMA,
          false);

  private final ApiContext context;
  private final GoalOutlooks outlooks = new GoalOutlooks();

  public GoalResource(ApiContext context) {
    this.context = context;
  }

  private record Share(GapShare of, String unit) {}

  private record Detail(
      GoalRow whole,
      List<GoalRow> periods,
      List<GoalPoint> series,
      List<FanPoint> forecast,
      List<PeriodForecastRow> periodForecasts,
      List<SegmentDrivers> segmentDrivers,
      List<SmartCheck.Finding> smart,
      List<PlanContentForm.PlannedBenchmark> benchmarks,
      List<Alert> alerts,
      List<Action> actions) {}

  private static ApiSchema<Detail> schema() {
    var fields = ApiSchema.<Detail>named("GoalDetail");
    days(fields);
    findings(fields);
    return fields.build();
  }

  private static void days(ApiSchema.Builder<Detail> fields) {
    fields
        .field("goal", new ApiType.Nested(ScorecardForm.ROW), "The whole goal.", Detail::whole)
        .field(
            "periods",
            new ApiType.Many(new ApiType.Nested(ScorecardForm.ROW)),
            "Its periods.",
            Detail::periods)
        .field(
            "series",
            new ApiType.Many(new ApiType.Nested(GoalPoint.SCHEMA)),
            "Every day of it; actual is null on days to come.",
            Detail::series)
        .field(
            "forecast",
            new ApiType.Many(new ApiType.Nested(FanPoint.SCHEMA)),
            "Where it is expected to be, from today to its end.",
            Detail::forecast)
        .field(
            "benchmarks",
            new ApiType.Many(new ApiType.Nested(PlanContentForm.BENCHMARK)),
            "What others reach in its KPI and segment.",
            Detail::benchmarks)
        .field(
            "period_forecasts",
            new ApiType.Many(new ApiType.Nested(PeriodForecastRow.SCHEMA)),
            "The KPI in the months, quarters and the year that are not over.",
            Detail::periodForecasts)
        .field(
            "segment_drivers",
            new ApiType.Many(new ApiType.Nested(SegmentDrivers.SCHEMA)),
            "What segments add to the difference from the period before, by breakdown.",
            Detail::segmentDrivers);
  }

  private static void findings(ApiSchema.Builder<Detail> fields) {
    fields
        .optional(
            "forecast_reason",
            TEXT,
            "Why there is no forecast.",
            each -> each.whole().row().outlook().reason())
        .field(
            "drivers",
            new ApiType.Many(new ApiType.Nested(DRIVER)),
            "What makes up the gap; the shares add up to it.",
            each ->
                each.whole().row().outlook().factors().stream()
                    .map(share -> new Share(share, each.whole().row().unit()))
                    .toList())
        .field(
            "smart",
            new ApiType.Many(new ApiType.Nested(FINDING)),
            "Whether it is SMART; empty where the plan has it no more.",
            Detail::smart)
        .field(
            "alerts",
            new ApiType.Many(new ApiType.Nested(AlertForm.ROW)),
            "Its alerts, the firing one first.",
            Detail::alerts)
        .field(
            "actions",
            new ApiType.Many(new ApiType.Nested(ActionForm.ROW)),
            "What is done for it, the action that is due first at the top.",
            Detail::actions);
  }

  private static Figure plain(OptionalDouble value) {
    return new Figure(value, "");
  }

  private static Optional<Boolean> passed(SmartCheck.Finding finding) {
    return switch (finding.verdict()) {
      case HOLDS -> Optional.of(true);
      case FAILS -> Optional.of(false);
      case UNKNOWN -> Optional.empty();
    };
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var id = request.inPath("id");
    var goal =
        GoalFacts.all(context).stream()
            .filter(each -> each.whole().goal().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    ApiProblem.notFound(
                        "There is no goal of this id: /api/v1/goals lists them all."));
    var outlook = outlooks.of(goal);
    var unit = goal.whole().unit();
    var target = goal.whole().target();
    var detail =
        new Detail(
            goal.wholeRow(),
            goal.periodRows(),
            goal.days().stream().map(point -> new GoalPoint(point, target, unit)).toList(),
            outlook.fan(),
            outlook.periods(),
            outlook.segments(),
            outlook.smart(),
            benchmarks(goal),
            context.model().alerts().stream().filter(a -> id.equals(a.getGoal())).toList(),
            actions(goal));
    return ApiAnswer.of(SCHEMA, detail);
  }

  private static List<PlanContentForm.PlannedBenchmark> benchmarks(GoalFacts facts) {
    return facts.goal().stream()
        .flatMap(
            goal -> facts.plan().content().benchmarks().stream().filter(each -> each.isOf(goal)))
        .map(each -> PlanContentForm.PlannedBenchmark.in(facts.plan(), each))
        .toList();
  }

  private List<Action> actions(GoalFacts goal) {
    var plan = goal.plan();
    return plan.after(context.model().actionChanges(plan.name())).actions().stream()
        .filter(action -> action.goal().equals(Optional.of(goal.whole().goal())))
        .sorted(Comparator.comparing(Action::due))
        .toList();
  }
}
