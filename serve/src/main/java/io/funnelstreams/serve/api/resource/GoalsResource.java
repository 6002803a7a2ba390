package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.plan.GoalDays;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.Figure;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiPage;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.api.row.GoalRow;
import io.funnelstreams.serve.api.row.ScorecardForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The goals, each as a whole, with a small line of how it went. */
public final class GoalsResource implements ApiResource {
  private static final int MOST_POINTS = 60;

  private static final ApiSchema<TrendPoint> POINT =
      ApiSchema.<TrendPoint>named("TrendPoint")
          .field("day", DAY, "The day.", point -> point.at().day())
          .figure(
              "actual",
              "Where the KPI stood at its end.",
              point -> new Figure(point.at().actual(), point.unit()))
          .figure(
              "expected",
              "What the pace wanted by its end.",
              point -> new Figure(point.at().expected(), point.unit()))
          .build();

  private static final ApiSchema<Entry> ITEM =
      ApiSchema.<Entry>named("GoalItem")
          .all(ScorecardForm.ROW, Entry::whole)
          .optional(
              "current",
              new ApiType.Nested(ScorecardForm.ROW),
              "The row of the period that today is in.",
              Entry::current)
          .field(
              "trend",
              new ApiType.Many(new ApiType.Nested(POINT)),
              "How it went until today, at most 60 points.",
              Entry::trend)
          .optional("alert", TEXT, "The id of the alert that fires on it.", Entry::alert)
          .build();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/goals",
          "listGoals",
          "The goals, each as a whole, with the running period and a small line.",
          AccessRole.VIEWER,
          List.of(ApiParameter.CURSOR, ApiParameter.LIMIT, ApiParameter.FORMAT),
          ApiPage.schema(ITEM),
          true);

  private final ApiContext context;

  public GoalsResource(ApiContext context) {
    this.context = context;
  }

  private record TrendPoint(GoalDays.Point at, String unit) {}

  private record Entry(
      GoalRow whole, Optional<GoalRow> current, List<TrendPoint> trend, Optional<String> alert) {}

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var page = RowPages.of(GoalFacts.all(context), request);
    var items = page.items().stream().map(this::entry).toList();
    return ApiAnswer.of(new ApiPage<>(items, page.next()), ITEM);
  }

  private Entry entry(GoalFacts goal) {
    return new Entry(goal.wholeRow(), goal.current(), trend(goal), alert(goal.whole().goal()));
  }

  /** The days until now, evenly apart, the last of them included. */
  private static List<TrendPoint> trend(GoalFacts goal) {
    var known = goal.lastKnownDay();
    var days = goal.days().stream().filter(point -> !point.day().isAfter(known)).toList();
    int points = Math.min(MOST_POINTS, days.size());
    var trend = new ArrayList<TrendPoint>();
    for (int i = 1; i <= points; i++) {
      int at = (int) ((long) i * days.size() / points) - 1;
      trend.add(new TrendPoint(days.get(at), goal.whole().unit()));
    }
    return trend;
  }

  private Optional<String> alert(String goal) {
    return context.model().alerts().stream()
        .filter(alert -> alert.getState() == AlertState.FIRING && goal.equals(alert.getGoal()))
        .findFirst()
        .map(Alert::getAlertId);
  }
}
