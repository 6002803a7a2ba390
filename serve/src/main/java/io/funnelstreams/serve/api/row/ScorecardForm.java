package io.funnelstreams.serve.api.row;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.FLAG;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.INSTANT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.LABELS;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.NUMBER;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.Figure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A row of the scorecard in the API. */
public final class ScorecardForm {
  private static final List<String> STATUSES =
      List.of("on_track", "at_risk", "off_track", "met", "missed", "no_data", "unknown");

  /** A row with what the plan states about its goal and KPI. */
  public static final ApiSchema<GoalRow> ROW = schema("GoalRow");

  private ScorecardForm() {}

  static ApiSchema<GoalRow> schema(String name) {
    var fields = ApiSchema.<GoalRow>named(name);
    identity(fields);
    figures(fields);
    status(fields);
    outlook(fields);
    return fields
        .field("as_of", INSTANT, "When the row was computed.", goal -> goal.row().asOf())
        .field(
            "definition",
            TEXT,
            "The version of the plan's definition.",
            goal -> goal.row().definition())
        .build();
  }

  private static void identity(ApiSchema.Builder<GoalRow> fields) {
    fields
        .field("goal", TEXT, "The goal's id.", goal -> goal.row().goal())
        .field("title", TEXT, "The KPI's title, and the segment.", GoalRow::title)
        .field("kpi", TEXT, "The KPI's id.", goal -> goal.row().kpi())
        .field(
            "segment",
            LABELS,
            "Dimension to value; empty for the whole company.",
            goal -> new TreeMap<>(goal.row().segment()))
        .field("period", TEXT, "The period's label.", goal -> goal.row().period().label())
        .field("period_start", DAY, "The first day.", goal -> goal.row().period().firstDay())
        .field("period_end", DAY, "The last day, included.", goal -> goal.row().period().lastDay())
        .optional(
            "starts_at",
            INSTANT,
            "The instant the period starts.",
            goal -> goal.row().instants().start())
        .optional(
            "ends_at",
            INSTANT,
            "The instant the period ends, not included.",
            goal -> goal.row().instants().end())
        .field("whole", FLAG, "Whether it is the whole goal.", goal -> goal.row().isWholeGoal())
        .optional("owner", TEXT, "The one directly responsible.", goal -> goal.row().owner())
        .optional("team", TEXT, "Who the owner answers for.", goal -> goal.row().team())
        .optional("objective", TEXT, "Why it matters.", GoalRow::objective);
  }

  private static void figures(ApiSchema.Builder<GoalRow> fields) {
    fields
        .figure("actual", "Where the KPI stands.", goal -> figure(goal, goal.row().actual()))
        .figure(
            "baseline", "Where the KPI stood before.", goal -> figure(goal, goal.row().baseline()))
        .figure("target", "What it is to reach.", goal -> figure(goal, goal.row().target()))
        .figure(
            "expected",
            "What the pace expects by now.",
            goal -> figure(goal, goal.row().expected()))
        .optional(
            "attainment",
            NUMBER,
            "1 is the target, above 1 is better than it.",
            goal -> boxed(goal.row().attainment()))
        .figure(
            "gap",
            "How far actual is ahead of expected; negative is behind.",
            goal -> figure(goal, goal.row().gap()))
        .field("unit", TEXT, "The unit of the figures.", goal -> goal.row().unit())
        .field(
            "direction",
            new ApiType.Word(GoalRow.DIRECTIONS),
            "Which direction is better.",
            GoalRow::direction)
        .field(
            "pace",
            TEXT,
            "How expected was found: linear, monthly, last_year.",
            g -> g.row().pace());
  }

  private static void status(ApiSchema.Builder<GoalRow> fields) {
    fields
        .field(
            "status",
            new ApiType.Word(STATUSES),
            "How it stands.",
            goal -> STATUSES.contains(goal.row().status()) ? goal.row().status() : "unknown")
        .optional(
            "reason", TEXT, "Why the status is no_data.", goal -> goal.row().noStatus().reason())
        .field(
            "missing",
            new ApiType.Many(TEXT),
            "The feeds that are missing.",
            goal -> goal.row().noStatus().missing())
        .optional(
            "no_data_since",
            DAY,
            "The first day without data.",
            goal -> goal.row().noStatus().since())
        .optional(
            "failure",
            TEXT,
            "The cause of a failure, in a sentence.",
            goal -> goal.row().noStatus().failure());
  }

  private static void outlook(ApiSchema.Builder<GoalRow> fields) {
    fields
        .figure(
            "forecast", "At the goal's end.", goal -> figure(goal, goal.row().outlook().forecast()))
        .figure(
            "forecast_low_80",
            "The lower end of the 80 % interval.",
            goal -> figure(goal, goal.row().outlook().low80()))
        .figure(
            "forecast_high_80",
            "The upper end of the 80 % interval.",
            goal -> figure(goal, goal.row().outlook().high80()))
        .figure(
            "forecast_low_95",
            "The lower end of the 95 % interval.",
            goal -> figure(goal, goal.row().outlook().low95()))
        .figure(
            "forecast_high_95",
            "The upper end of the 95 % interval.",
            goal -> figure(goal, goal.row().outlook().high95()))
        .optional("forecast_method", TEXT, "What made it.", goal -> goal.row().outlook().method())
        .optional(
            "forecast_reason",
            TEXT,
            "Why there is no forecast.",
            goal -> goal.row().outlook().reason())
        .figure(
            "needed_per_day",
            "What each day that is left has to bring.",
            goal -> figure(goal, goal.row().outlook().neededPerDay()));
  }

  private static Figure figure(GoalRow goal, OptionalDouble value) {
    return new Figure(value, goal.row().unit());
  }

  static Optional<Double> boxed(OptionalDouble number) {
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }
}
