package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.ActionEvidence;
import io.funnelstreams.core.plan.ActionState;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The actions of a plan. */
final class ActionYaml {
  private final PlanContext plan;
  private final Map<String, Goal> goals;
  private final YamlMap map;

  private ActionYaml(PlanContext plan, Map<String, Goal> goals, YamlMap map) {
    this.plan = plan;
    this.goals = goals;
    this.map = map;
  }

  static List<Action> actions(YamlValue list, PlanContext plan, List<Goal> goals) {
    var byId = new HashMap<String, Goal>();
    goals.forEach(goal -> byId.put(goal.id(), goal));
    var ids = new HashMap<String, String>();
    return list.items().stream()
        .flatMap(
            item ->
                item
                    .map("id", "title", "goal", "owner", "due", "state", "evidence")
                    .flatMap(map -> new ActionYaml(plan, byId, map).action(ids, item.field()))
                    .stream())
        .toList();
  }

  private Optional<Action> action(Map<String, String> ids, String field) {
    var id = map.require("id").filter(value -> isUnique(value, ids, field)).flatMap(this::id);
    var title = map.require("title").flatMap(YamlValue::text);
    var goal = map.find("goal").flatMap(this::goal);
    var owner = map.find("owner").flatMap(YamlValue::text);
    var due = map.require("due").flatMap(YamlValue::date);
    var state = map.find("state").flatMap(value -> value.oneOf(ActionState.class));
    var evidence = map.find("evidence").flatMap(value -> evidence(value, goal));
    if (id.isEmpty() || title.isEmpty() || due.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Action(
            id.get(),
            title.get(),
            goal.map(Goal::id),
            goal.map(Goal::segment).orElse(Map.of()),
            owner.or(() -> goal.flatMap(Goal::owner)),
            due.get(),
            state.orElse(ActionState.OPEN),
            Optional.empty(),
            evidence));
  }

  /** The id is typed on a command line, and is part of a record's key. */
  private Optional<String> id(YamlValue value) {
    var id = value.text();
    if (id.filter(text -> !text.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*")).isPresent()) {
      value.problem("an action's id has letters, digits, '-', '_' and '.' only");
      return Optional.empty();
    }
    return id;
  }

  private static boolean isUnique(YamlValue value, Map<String, String> ids, String field) {
    var other = value.text().map(id -> ids.putIfAbsent(id, field));
    other.ifPresent(
        first ->
            value.problem(
                "the action '%s' is there already, as %s; give each action an id of its own"
                    .formatted(value.text().orElse(""), first)));
    return other.isEmpty();
  }

  private Optional<Goal> goal(YamlValue value) {
    var id = value.text();
    var goal = id.map(goals::get);
    if (id.isPresent() && goal.isEmpty()) {
      value.problem(
          "there is no goal '%s'%s; name one by its id"
              .formatted(id.get(), Suggestion.didYouMean(id.get(), List.copyOf(goals.keySet()))));
    }
    return goal;
  }

  private Optional<ActionEvidence> evidence(YamlValue value, Optional<Goal> goal) {
    return value.map("kpi", "segment", "move", "days").flatMap(each -> evidence(each, goal));
  }

  private Optional<ActionEvidence> evidence(YamlMap evidence, Optional<Goal> goal) {
    var kpi = evidence.require("kpi").flatMap(plan::kpi);
    var segment =
        evidence
            .find("segment")
            .map(value -> plan.segment(value, "evidence"))
            .or(() -> goal.map(Goal::segment))
            .orElse(Map.of());
    var move = kpi.flatMap(known -> move(evidence, known));
    var days = evidence.find("days").flatMap(ActionYaml::days);
    return kpi.isEmpty() || move.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ActionEvidence(
                kpi.get().id(),
                segment,
                move.get().upwards(),
                move.get().by(),
                days.orElse(ActionEvidence.USUAL_DAYS)));
  }

  private record Move(boolean upwards, Optional<Target> by) {}

  /** The movement that the plan expects of the KPI; by default, the KPI improves. */
  private Optional<Move> move(YamlMap evidence, Kpi kpi) {
    var written = evidence.find("move");
    if (written.isEmpty()) {
      if (kpi.better() == Direction.NEITHER) {
        evidence.problem(
            "neither more nor less of '%s' is better; say 'move: up' or 'move: down'"
                .formatted(kpi.id()));
        return Optional.empty();
      }
      return Optional.of(new Move(kpi.better() == Direction.UP, Optional.empty()));
    }
    var value = written.get();
    return switch (value.text().orElse("")) {
      case "up" -> Optional.of(new Move(true, Optional.empty()));
      case "down" -> Optional.of(new Move(false, Optional.empty()));
      default -> amount(value, kpi);
    };
  }

  private Optional<Move> amount(YamlValue value, Kpi kpi) {
    var target = new TargetYaml(kpi, plan.currency()).target(value);
    if (target.filter(by -> by.kind() == Target.Kind.ABSOLUTE || by.amount() == 0).isPresent()) {
      value.problem("write 'up', 'down', or a change with a sign such as +10%");
      return Optional.empty();
    }
    return target.map(
        by -> new Move(by.amount() > 0, Optional.of(new Target(by.kind(), Math.abs(by.amount())))));
  }

  private static Optional<Integer> days(YamlValue value) {
    var days = value.wholeNumber();
    if (days.filter(number -> number < 1 || number > 366).isPresent()) {
      value.problem("a KPI is compared over 1 to 366 days");
      return Optional.empty();
    }
    return days;
  }
}
