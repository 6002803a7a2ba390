package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.FLAG;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.Replay;
import io.funnelstreams.core.Replay.ForgottenParty;
import io.funnelstreams.core.ReviewReplay;
import io.funnelstreams.core.ReviewReplay.AssumptionReview;
import io.funnelstreams.core.ReviewReplay.GoalReview;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.AssumptionBound;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/**
 * Looks back on a period that is over: what was planned, what was forecast then, and what came. It
 * replays the days of the period from all events, as the command does.
 */
final class ReviewResource implements ApiResource {
  private static final ApiSchema<ReviewedGoal> GOAL =
      ApiSchema.<ReviewedGoal>named("ReviewedGoal")
          .field("goal", TEXT, "The goal's id.", each -> each.of().goal())
          .field("kpi", TEXT, "The KPI's id.", each -> each.of().kpi())
          .field("by", DAY, "The day at whose end the figures are.", each -> each.of().lastDay())
          .figure(
              "planned",
              "What the pace expected by then.",
              each -> each.figure(each.of().planned()))
          .figure(
              "forecast",
              "What was forecast on the period's first morning, by what was known then.",
              each -> each.forecast(Forecast::value))
          .figure(
              "forecast_low_80",
              "The lower end of its 80 % interval.",
              each -> each.forecast(forecast -> forecast.interval80().low()))
          .figure(
              "forecast_high_80",
              "The upper end.",
              each -> each.forecast(forecast -> forecast.interval80().high()))
          .optional(
              "forecast_reason",
              TEXT,
              "Why there was none.",
              each -> each.of().noForecast().map(ReviewResource::word))
          .figure("actual", "What came.", each -> each.figure(each.of().came()))
          .figure(
              "forecast_error",
              "How far the forecast was above what came.",
              each -> each.figure(each.of().forecastError()))
          .optional(
              "within_80",
              FLAG,
              "Whether what came lay within the interval; null where it is not known.",
              each -> each.of().isWithin80())
          .optional(
              "attained",
              FLAG,
              "Whether it is as good as planned; null where that is not known.",
              each -> each.of().attained())
          .build();

  private static final ApiSchema<ReviewedAssumption> ASSUMPTION =
      ApiSchema.<ReviewedAssumption>named("ReviewedAssumption")
          .field(
              "statement",
              TEXT,
              "What was taken for granted.",
              each -> each.of().assumption().statement())
          .optional(
              "kpi",
              TEXT,
              "The KPI that it names.",
              each -> each.of().assumption().bound().map(AssumptionBound::kpi))
          .figure("actual", "The KPI over the period.", ReviewedAssumption::actual)
          .optional(
              "held",
              FLAG,
              "Whether it held; null where it names no KPI, or that has no value.",
              each -> each.of().held())
          .field(
              "state",
              new ApiType.Word(List.of("open", "holds", "failed")),
              "What a person says of it.",
              each -> word(each.of().assumption().state()))
          .build();

  private static final ApiSchema<Document> SCHEMA =
      ApiSchema.<Document>named("Review")
          .field("period", TEXT, "The period's label.", each -> each.period().label())
          .field("first_day", DAY, "Its first day.", each -> each.period().firstDay())
          .field("last_day", DAY, "Its last day.", each -> each.period().lastDay())
          .field(
              "goals",
              new ApiType.Many(new ApiType.Nested(GOAL)),
              "The goals that have days in it.",
              Document::goals)
          .field(
              "actions",
              new ApiType.Many(new ApiType.Nested(ActionForm.ROW)),
              "The actions that were due, done or dropped in it.",
              Document::actions)
          .field(
              "assumptions",
              new ApiType.Many(new ApiType.Nested(ASSUMPTION)),
              "Every assumption, and whether it held.",
              Document::assumptions)
          .build();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/review",
          "getReview",
          "Looks back on a month, quarter or year that is over: planned, forecast then, actual. It"
              + " reads all events into memory and replays the days since, for one request at a"
              + " time, in turn with /explain; others wait and are answered 503 with Retry-After.",
          AccessRole.OPERATOR,
          List.of(
              ApiParameter.query(
                  "period", ApiParameter.Kind.TEXT, "The period's label; needed.", "2026-03")),
          SCHEMA,
          false);

  private final ApiContext context;
  private final ExplanationDesk desk;
  private final AtomicReference<Document> last = new AtomicReference<>();

  /** Reviews in turn with what is explained at a desk. */
  ReviewResource(ApiContext context, ExplanationDesk desk) {
    this.context = context;
    this.desk = desk;
  }

  private record ReviewedGoal(GoalReview of, String unit) {
    Figure figure(OptionalDouble value) {
      return new Figure(value, unit);
    }

    Figure forecast(ToDoubleFunction<Forecast> part) {
      return figure(Forecast.figure(of.forecast(), part));
    }
  }

  private record ReviewedAssumption(AssumptionReview of, String unit) {
    Figure actual() {
      return new Figure(of.actual(), unit);
    }
  }

  private record Document(
      Plan plan,
      LocalDate today,
      Period period,
      List<ReviewedGoal> goals,
      List<Action> actions,
      List<ReviewedAssumption> assumptions) {}

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    context.ready();
    var label = request.required("period", "2026-03");
    var applied = context.plans().current();
    var plan = applied.after(context.model().actionChanges(applied.name()));
    var today = context.today(plan);
    var period = period(label, plan, today);
    return ApiAnswer.of(SCHEMA, desk.inTurn(() -> document(plan, today, period)));
  }

  private static Period period(String label, Plan plan, LocalDate today) {
    var calendar = plan.rules().calendar();
    var period =
        ReviewReplay.period(label, calendar, today)
            .orElseThrow(
                () ->
                    ApiProblem.parameter(
                        "period",
                        "There is no month, quarter or year '%s'; write one as 2026-03 or %s."
                            .formatted(label, calendar.periodOf(Grain.QUARTER, today).label())));
    if (!period.lastDay().isBefore(today)) {
      throw ApiProblem.parameter(
          "period",
          "%s is not over: its last day is %s.".formatted(period.label(), period.lastDay()));
    }
    return period;
  }

  /** The last review is kept for the day: of that day, the period and the plan it is the same. */
  private Document document(Plan plan, LocalDate today, Period period) {
    var known = last.get();
    boolean holds =
        known != null
            && known.plan().equals(plan)
            && known.today().equals(today)
            && known.period().equals(period);
    if (holds) {
      return known;
    }
    var made = review(plan, today, period);
    last.set(made);
    return made;
  }

  private Document review(Plan plan, LocalDate today, Period period) {
    var events = new ArrayList<Event>();
    var forgotten = new ArrayList<ForgottenParty>();
    context
        .events()
        .read(
            event -> {
              events.add(event);
              desk.checkThatTheyFit(events.size(), "funnel review");
            },
            (party, forgetting) -> forgotten.add(new ForgottenParty(party, forgetting)));
    var review = new ReviewReplay(plan, period);
    new Replay(plan, events, forgotten).run(period.firstDay(), today, review);
    return new Document(
        plan,
        today,
        period,
        review.goals().stream()
            .map(goal -> new ReviewedGoal(goal, plan.shownUnit(goal.kpi())))
            .toList(),
        review.actions(plan),
        review.assumptions().stream()
            .map(each -> new ReviewedAssumption(each, unit(plan, each)))
            .toList());
  }

  private static String unit(Plan plan, AssumptionReview review) {
    return review.assumption().bound().map(AssumptionBound::kpi).map(plan::shownUnit).orElse("");
  }
}
