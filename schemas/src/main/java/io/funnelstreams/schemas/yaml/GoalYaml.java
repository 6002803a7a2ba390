package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.AlertRule;
import io.funnelstreams.core.plan.Baseline;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.PaceRule;
import io.funnelstreams.core.plan.Raci;
import io.funnelstreams.core.plan.Target;
import io.funnelstreams.core.time.Grain;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The goals of a plan. */
final class GoalYaml {
  private static final AlertRule DEFAULT_ALERT =
      new AlertRule(0.05, Duration.ofDays(2), 30, AlertRule.Severity.WARNING);

  private final PlanContext plan;
  private final YamlMap map;

  private GoalYaml(PlanContext plan, YamlMap map) {
    this.plan = plan;
    this.map = map;
  }

  /**
   * The goals of a list.
   *
   * @param raci takes the RACI roles, by the id of the goal
   */
  static List<Goal> goals(YamlValue list, PlanContext plan, Map<String, Raci> raci) {
    var ids = new HashMap<String, String>();
    return list.items().stream()
        .flatMap(
            item ->
                item
                    .map(
                        "id",
                        "kpi",
                        "segment",
                        "baseline",
                        "target",
                        "from",
                        "to",
                        "pace",
                        "period",
                        "owner",
                        "team",
                        "objective",
                        "alert",
                        "raci",
                        "stakeholders")
                    .flatMap(map -> new GoalYaml(plan, map).goal(ids, item.field(), raci))
                    .stream())
        .toList();
  }

  /** A goal; its RACI roles are read separately. */
  private Optional<Goal> goal(Map<String, String> ids, String field, Map<String, Raci> raci) {
    var parts = RaciYaml.of(map, plan);
    var goal = goal(ids, field);
    goal.ifPresent(known -> parts.ifPresent(who -> raci.put(known.id(), who)));
    return goal;
  }

  private Optional<Goal> goal(Map<String, String> ids, String field) {
    var kpi = map.require("kpi").flatMap(plan::kpi);
    var segment = map.find("segment").map(value -> plan.segment(value, "goal")).orElse(Map.of());
    kpi.ifPresent(known -> requirePart(known, segment));
    var amounts = kpi.map(known -> new TargetYaml(known, plan.currency()));
    var baseline =
        map.find("baseline").flatMap(value -> amounts.flatMap(unit -> baseline(value, unit)));
    var target =
        map.require("target").flatMap(value -> amounts.flatMap(unit -> unit.target(value)));
    boolean complete = target.filter(goal -> hasItsBaseline(goal, baseline)).isPresent();
    var from = map.require("from").flatMap(YamlValue::date);
    var to = map.require("to").flatMap(YamlValue::date);
    boolean ordered = ordered(map, from, to);
    var pace = map.find("pace").map(value -> pace(value, kpi, from, to)).orElse(PaceRule.LINEAR);
    var grain = map.find("period").flatMap(value -> value.oneOf(Grain.class)).orElse(Grain.MONTH);
    var owner = map.find("owner").flatMap(plan::person);
    var team = map.find("team").flatMap(plan::person);
    var objective = map.find("objective").flatMap(YamlValue::text);
    var alert = map.find("alert").flatMap(GoalYaml::alert);
    if (kpi.isEmpty() || !complete || from.isEmpty() || to.isEmpty() || !ordered) {
      return Optional.empty();
    }
    var id = id(kpi.get(), segment, from.get(), to.get());
    checkUnique(id, ids, field);
    return Optional.of(
        new Goal(
            id,
            kpi.get().id(),
            segment,
            baseline.orElse(Baseline.NONE),
            target.get(),
            from.get(),
            to.get(),
            pace,
            grain,
            owner,
            team,
            objective,
            alert));
  }

  /** A share without a segment is always 100 % and so no goal. */
  private void requirePart(Kpi kpi, Map<String, String> segment) {
    plan.catalogue().sharedBy(kpi.id()).stream()
        .filter(dimension -> !segment.containsKey(dimension))
        .forEach(
            dimension ->
                map.find("kpi")
                    .ifPresent(
                        value ->
                            value.problem(
                                ("'%s' is a share by %s, which is 100%% without a %s; add segment:"
                                        + " {%s: ...} to the goal")
                                    .formatted(kpi.id(), dimension, dimension, dimension))));
  }

  private static Optional<Baseline> baseline(YamlValue value, TargetYaml unit) {
    return switch (value.text().orElse("")) {
      case "previous" -> Optional.of(Baseline.PREVIOUS);
      case "last_year" -> Optional.of(Baseline.LAST_YEAR);
      default -> unit.baseline(value).map(Baseline::of);
    };
  }

  private static PaceRule pace(
      YamlValue value, Optional<Kpi> kpi, Optional<LocalDate> from, Optional<LocalDate> to) {
    var pace = PaceYaml.rule(value, from, to);
    if (pace.kind() == PaceRule.Kind.LAST_YEAR && kpi.filter(Kpi::accumulates).isEmpty()) {
      kpi.ifPresent(
          level ->
              value.problem(
                  ("'%s' does not add up over the days, so last year has no share of it that was"
                          + " reached by a day; write linear, or a weight for each month")
                      .formatted(level.id())));
    }
    return pace;
  }

  private String id(Kpi kpi, Map<String, String> segment, LocalDate from, LocalDate to) {
    return map.find("id").flatMap(YamlValue::text).orElse(derivedId(kpi, segment, from, to));
  }

  /** The id of a goal that the plan gives none. */
  static String derivedId(Kpi kpi, Map<String, String> segment, LocalDate from, LocalDate to) {
    var derived = new StringBuilder(kpi.id());
    new TreeMap<>(segment)
        .forEach((dimension, value) -> derived.append('/').append(dimension + "=" + value));
    derived.append('/').append(from).append("..").append(to);
    return derived.toString();
  }

  private void checkUnique(String id, Map<String, String> ids, String field) {
    var other = ids.putIfAbsent(id, field);
    if (other != null) {
      var message = "the goal '%s' is there already, as %s; give each goal an id of its own";
      map.find("id")
          .ifPresentOrElse(
              value -> value.problem(message.formatted(id, other)),
              () -> map.problem(message.formatted(id, other)));
    }
  }

  private boolean hasItsBaseline(Target target, Optional<Baseline> baseline) {
    if (target.kind() == Target.Kind.ABSOLUTE) {
      return true;
    }
    if (map.find("baseline").isEmpty()) {
      problemOfTarget(
          "a target with a sign is a change from the baseline; add 'baseline: ...',"
              + " or write the target without a sign");
    } else if (target.kind() == Target.Kind.RELATIVE
        && baseline.equals(Optional.of(Baseline.of(0.0)))) {
      problemOfTarget("a percentage of a baseline of 0 is always 0");
    }
    return baseline.isPresent();
  }

  private void problemOfTarget(String message) {
    map.find("target").ifPresent(value -> value.problem(message));
  }

  /** Whether a goal does not end before it begins, which is reported. */
  static boolean ordered(YamlMap map, Optional<LocalDate> from, Optional<LocalDate> to) {
    boolean reversed = from.isPresent() && to.isPresent() && to.get().isBefore(from.get());
    if (reversed) {
      map.find("to")
          .ifPresent(
              value ->
                  value.problem(
                      "the goal ends (%s) before it begins (%s)".formatted(to.get(), from.get())));
    }
    return !reversed;
  }

  static Optional<AlertRule> alert(YamlValue value) {
    return value.map("tolerance", "for", "min_sample", "severity").map(GoalYaml::alert);
  }

  private static AlertRule alert(YamlMap map) {
    var tolerance = map.find("tolerance").flatMap(GoalYaml::tolerance);
    var holdFor = map.find("for").flatMap(YamlValue::duration);
    var minSample = map.find("min_sample").flatMap(GoalYaml::minSample);
    var severity = map.find("severity").flatMap(v -> v.oneOf(AlertRule.Severity.class));
    return new AlertRule(
        tolerance.orElse(DEFAULT_ALERT.tolerance()),
        holdFor.orElse(DEFAULT_ALERT.holdFor()),
        minSample.orElse(DEFAULT_ALERT.minSample()),
        severity.orElse(DEFAULT_ALERT.severity()));
  }

  private static Optional<Double> tolerance(YamlValue value) {
    var tolerance = value.fraction().map(Number::doubleValue);
    if (tolerance.isPresent() && (tolerance.get() < 0 || tolerance.get() >= 1)) {
      value.problem("a tolerance is a fraction of the expected value, such as 0.05 or 5%");
      return Optional.empty();
    }
    return tolerance;
  }

  static Optional<Long> minSample(YamlValue value) {
    var sample = value.wholeNumber();
    if (sample.isPresent() && sample.get() < 0) {
      value.problem("min_sample is 0 or more");
    }
    return sample.map(Integer::longValue);
  }
}
