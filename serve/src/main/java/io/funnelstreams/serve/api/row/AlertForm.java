package io.funnelstreams.serve.api.row;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.INSTANT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.LABELS;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.GroupedAlert;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.Figure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** An alert in the API. */
public final class AlertForm {
  /** The words for the state of an alert. */
  public static final List<String> STATES = List.of("firing", "resolved", "unknown");

  private static final List<String> KINDS =
      List.of("drift", "change", "no_data", "failed", "action", "unknown");
  private static final List<String> SEVERITIES = List.of("info", "warning", "critical", "unknown");

  private static final ApiSchema<GroupedAlert> GROUPED =
      ApiSchema.<GroupedAlert>named("GroupedAlert")
          .field("id", TEXT, "The alert's id.", GroupedAlert::getAlertId)
          .field("title", TEXT, "What it is about.", GroupedAlert::getTitle)
          .field("reason", TEXT, "Why, in a sentence.", GroupedAlert::getReason)
          .build();

  /** The fields of an alert. */
  public static final ApiSchema<Alert> ROW = schema();

  private AlertForm() {}

  private static ApiSchema<Alert> schema() {
    var fields = ApiSchema.<Alert>named("Alert");
    words(fields);
    times(fields);
    figures(fields);
    return fields
        .optional("owner", TEXT, "The one directly responsible.", a -> of(a.getOwner()))
        .optional("team", TEXT, "The team that the owner works with.", a -> of(a.getTeam()))
        .optional("objective", TEXT, "Why the goal matters.", a -> of(a.getObjective()))
        .optional(
            "grouped_under",
            TEXT,
            "The id of the firing alert whose group this one is in.",
            a -> of(a.getGroupedUnder()))
        .field(
            "group",
            new ApiType.Many(new ApiType.Nested(GROUPED)),
            "The firing alerts on parts of what this one is about.",
            Alert::getGroup)
        .field("as_of", INSTANT, "The instant that the figures are of.", Alert::getAsOf)
        .field(
            "stakeholders",
            new ApiType.Many(TEXT),
            "The people and teams that are informed beside the owner.",
            Alert::getStakeholders)
        .build();
  }

  private static void words(ApiSchema.Builder<Alert> fields) {
    fields
        .field("id", TEXT, "The same from firing to resolving.", Alert::getAlertId)
        .field("subject", TEXT, "What it is about: drift/<goal>.", Alert::getSubject)
        .field("kind", new ApiType.Word(KINDS), "Why it is raised.", a -> word(a.getKind()))
        .field("state", new ApiType.Word(STATES), "Whether it still is so.", a -> state(a))
        .field(
            "severity",
            new ApiType.Word(SEVERITIES),
            "How urgent it is.",
            a -> word(a.getSeverity()))
        .field("title", TEXT, "What it is about, in a few words.", Alert::getTitle)
        .field("reason", TEXT, "Why, in a sentence with the figures.", Alert::getReason)
        .optional("goal", TEXT, "The goal's id.", a -> of(a.getGoal()))
        .optional("kpi", TEXT, "The KPI's id.", a -> of(a.getKpi()))
        .field(
            "segment",
            LABELS,
            "Dimension to value; empty for the whole company.",
            a -> new TreeMap<>(a.getSegment()));
  }

  private static void times(ApiSchema.Builder<Alert> fields) {
    fields
        .field("period_start", DAY, "The first day of the figures.", Alert::getPeriodStart)
        .field("period_end", DAY, "The last day of the figures.", Alert::getPeriodEnd)
        .field("since", INSTANT, "Since when it has been so.", Alert::getSince)
        .field("fired_at", INSTANT, "When it fired.", Alert::getFiredAt)
        .optional("resolved_at", INSTANT, "When it resolved.", a -> of(a.getResolvedAt()));
  }

  private static void figures(ApiSchema.Builder<Alert> fields) {
    fields
        .figure("actual", "Where the KPI stood.", a -> figure(a, a.getActual()))
        .figure("expected", "What was expected.", a -> figure(a, a.getExpected()))
        .figure("target", "What the goal is to reach.", a -> figure(a, a.getTarget()))
        .figure("gap", "How far actual is ahead of expected.", a -> figure(a, a.getGap()))
        .figure("numerator", "Of a quotient, without a unit.", a -> plain(a.getNumerator()))
        .figure("denominator", "Of a quotient, without a unit.", a -> plain(a.getDenominator()))
        .figure(
            "interval_low",
            "The lower end of what actual may be by chance, at 95 %.",
            a -> figure(a, a.getIntervalLow()))
        .figure(
            "interval_high",
            "The upper end of what actual may be by chance, at 95 %.",
            a -> figure(a, a.getIntervalHigh()))
        .optional("unit", TEXT, "The unit of the figures.", a -> of(a.getUnit()));
  }

  /** The word for an alert's state. */
  public static String state(Alert alert) {
    return word(alert.getState());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static <T> Optional<T> of(T value) {
    return Optional.ofNullable(value);
  }

  private static Figure plain(Double value) {
    return new Figure(value == null ? OptionalDouble.empty() : OptionalDouble.of(value), "");
  }

  private static Figure figure(Alert alert, Double value) {
    return new Figure(plain(value).value(), alert.getUnit() == null ? "" : alert.getUnit());
  }
}
