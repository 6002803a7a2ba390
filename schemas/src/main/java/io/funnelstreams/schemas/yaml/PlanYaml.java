package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.kpi.Headcount;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.ExpectedShares;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.PlannedTeam;
import io.funnelstreams.core.plan.Raci;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads a plan file; {@code docs/plan.md} describes the format. */
public final class PlanYaml {
  private static final List<String> SETTINGS =
      List.of(
          "name",
          "time_zone",
          "currency",
          "fiscal_year_start",
          "week_start",
          "gross_margin",
          "domain_authority_floor",
          "forget",
          "customer_definition",
          "allowed_lateness",
          "segments",
          "fx",
          "icp",
          "headcount",
          "kpis",
          "goals",
          "expected_shares",
          "monitors",
          "actions");

  /** Every key that a plan may have. */
  private static final List<String> KEYS =
      Stream.concat(SETTINGS.stream(), ContentYaml.KEYS.stream()).toList();

  private PlanYaml() {}

  /**
   * The goals of a plan.
   *
   * @param responsibilities the roles of people and teams, by the id of the goal
   * @param shares what some of the goals were made of
   */
  record PlannedGoals(
      List<Goal> goals, Map<String, Raci> responsibilities, List<ExpectedShares> shares) {}

  /**
   * Reads a plan file.
   *
   * @throws InvalidYamlException with every problem of the file
   */
  public static Plan read(Path file) {
    return YamlDocument.open(file).read(PlanYaml::plan);
  }

  /**
   * Takes the text of a plan file.
   *
   * @param name how problems name the file
   * @throws InvalidYamlException with every problem of the file
   */
  public static Plan parse(String name, String text) {
    return YamlDocument.parse(name, text).read(PlanYaml::plan);
  }

  private static Optional<Plan> plan(YamlValue root) {
    return root.map(KEYS.toArray(String[]::new)).flatMap(PlanYaml::plan);
  }

  private static Optional<Plan> plan(YamlMap map) {
    var name = map.require("name").flatMap(YamlValue::text);
    var currency = map.require("currency").flatMap(SettingsYaml::currency);
    var profile = map.find("icp").flatMap(ProfileYaml::profile);
    var segments = SegmentsYaml.of(map.find("segments"), profile);
    var rules = SettingsYaml.rules(map, currency, segments.policies(), profile);
    var margin = map.find("gross_margin").flatMap(PlanYaml::grossMargin);
    var forget = map.find("forget").flatMap(value -> value.oneOf(Aggregates.class));
    var people = map.find("headcount").map(HeadcountYaml::headcount).orElse(Headcount.NONE);
    var kpis = kpis(map, people, segments.breakdowns());
    var teams = map.find("teams").map(TeamYaml::teams).orElse(List.of());
    var context = context(kpis, segments, currency, teams);
    var planned = goals(map, context);
    var monitors =
        map.find("monitors").map(list -> MonitorYaml.monitors(list, context)).orElse(List.of());
    var content = ContentYaml.content(map, context, teams, planned, margin);
    var actions = actions(map, context, planned.goals());
    var users = new TrackYaml.Users(planned.goals(), monitors, content, actions);
    var tracking = TrackYaml.of(kpis.track(), context, users);
    if (name.isEmpty() || rules.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Plan(
            name.get(),
            rules.get(),
            tracking.breakdowns(),
            tracking.catalogue(),
            margin(margin),
            planned.goals(),
            monitors,
            forget.orElse(Aggregates.KEEP),
            content,
            actions,
            tracking.grains()));
  }

  private static PlanContext context(
      KpisYaml kpis, SegmentsYaml segments, Optional<Currency> currency, List<PlannedTeam> teams) {
    return new PlanContext(
        kpis.catalogue(), kpis.declared(), segments.breakdowns(), currency, TeamYaml.names(teams));
  }

  private static KpisYaml kpis(YamlMap map, Headcount people, List<GroupingSet> breakdowns) {
    var own = KpisYaml.of(map.find("kpis"), people, breakdowns);
    return map.find("expected_shares")
        .map(list -> own.with(SharesYaml.catalogue(list, own.catalogue())))
        .orElse(own);
  }

  /** The listed goals, then those of expected shares. */
  private static PlannedGoals goals(YamlMap map, PlanContext context) {
    var raci = new HashMap<String, Raci>();
    var listed =
        map.find("goals").map(list -> GoalYaml.goals(list, context, raci)).orElse(List.of());
    return map.find("expected_shares")
        .map(list -> SharesYaml.shares(list, context, listed, raci))
        .map(shares -> new PlannedGoals(shares.joining(listed), raci, shares.expected()))
        .orElseGet(() -> new PlannedGoals(listed, raci, List.of()));
  }

  private static List<Action> actions(YamlMap map, PlanContext context, List<Goal> goals) {
    return map.find("actions")
        .map(list -> ActionYaml.actions(list, context, goals))
        .orElse(List.of());
  }

  private static OptionalDouble margin(Optional<BigDecimal> margin) {
    return margin
        .map(value -> OptionalDouble.of(value.doubleValue()))
        .orElse(OptionalDouble.empty());
  }

  private static Optional<BigDecimal> grossMargin(YamlValue value) {
    var margin = value.fraction();
    if (margin.isPresent() && (margin.get().signum() < 0 || margin.get().doubleValue() > 1)) {
      value.problem("a gross margin lies between 0 and 1 (or 0% and 100%)");
    }
    return margin;
  }
}
