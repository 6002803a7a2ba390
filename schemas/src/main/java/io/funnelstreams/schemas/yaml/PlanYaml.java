package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.kpi.Headcount;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Raci;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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
          "customer_when",
          "lateness",
          "segments",
          "fx",
          "icp",
          "headcount",
          "kpis",
          "goals",
          "expected_shares",
          "watch",
          "actions");

  /** Every key that a plan may have. */
  private static final List<String> KEYS =
      Stream.concat(SETTINGS.stream(), ContentYaml.KEYS.stream()).toList();

  private PlanYaml() {}

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
    var own = KpisYaml.of(map.find("kpis"), people, segments.cuts());
    var shared = map.find("expected_shares");
    var kpis = shared.map(list -> own.with(SharesYaml.catalogue(list, own.catalogue()))).orElse(own);
    var teams = map.find("teams").map(TeamYaml::teams).orElse(List.of());
    var context =
        new PlanContext(
            kpis.catalogue(), kpis.declared(), segments.cuts(), currency, TeamYaml.names(teams));
    var raci = new HashMap<String, Raci>();
    var listed =
        map.find("goals").map(list -> GoalYaml.goals(list, context, raci)).orElse(List.of());
    var shares = shared.map(list -> SharesYaml.shares(list, context, listed, raci));
    var goals = shares.map(read -> read.joining(listed)).orElse(listed);
    var watches =
        map.find("watch").map(list -> MonitorYaml.watches(list, context)).orElse(List.of());
    var content = ContentYaml.content(
            map, context, teams, raci, margin, shares.map(SharesYaml::expected).orElse(List.of()));
    var actions = actions(map, context, goals);
    var users = new TrackYaml.Users(goals, watches, content, actions);
    var tracking = TrackYaml.of(kpis.track(), context, users);
    if (name.isEmpty() || rules.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Plan(
            name.get(),
            rules.get(),
            tracking.cuts(),
            tracking.catalogue(),
            margin(margin),
            goals,
            watches,
            forget.orElse(Aggregates.KEEP),
            content,
            actions,
            tracking.grains()));
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
