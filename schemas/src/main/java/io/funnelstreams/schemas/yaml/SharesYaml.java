package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FormulaException;
import io.funnelstreams.core.kpi.FunnelStage;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.AlertRule;
import io.funnelstreams.core.plan.Baseline;
import io.funnelstreams.core.plan.ExpectedShares;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.PaceRule;
import io.funnelstreams.core.plan.Raci;
import io.funnelstreams.core.plan.Target;
import io.funnelstreams.core.time.Grain;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The expected shares of a plan: of what adds up to a whole, by the values of a dimension. Each is
 * a goal on a KPI whose formula is that share.
 *
 * @param expected as the plan has them
 * @param goals one of each part
 */
record SharesYaml(List<ExpectedShares> expected, List<Goal> goals) {
  /** Shares that are written with one decimal may add up to a little more than the whole. */
  private static final double ROUNDING = 0.0051;

  SharesYaml {
    expected = List.copyOf(expected);
    goals = List.copyOf(goals);
  }

  /** The goals of a plan and those of its expected shares. */
  List<Goal> joining(List<Goal> listed) {
    var all = new ArrayList<>(listed);
    all.addAll(goals);
    return all;
  }

  /** A catalogue with the KPIs of the shares, as far as it does not have them already. */
  static Catalogue catalogue(YamlValue list, Catalogue known) {
    var catalogue = known;
    for (var item : list.items()) {
      var keys = item.entries();
      if (keys.containsKey("of") && keys.containsKey("by")) {
        catalogue = catalogue(keys.get("of"), keys.get("by"), catalogue);
      }
    }
    return catalogue;
  }

  private static Catalogue catalogue(YamlValue of, YamlValue by, Catalogue catalogue) {
    var whole = of.text();
    var dimension = by.text();
    if (whole.isEmpty() || dimension.isEmpty()) {
      return catalogue;
    }
    try {
      var formula = formula(whole.get(), dimension.get());
      var kpi = share(whole.get(), dimension.get(), formula, catalogue);
      var more = catalogue.with(List.of(kpi));
      return find(formula, catalogue).isPresent() ? catalogue : more;
    } catch (FormulaException e) {
      of.problem(e.getMessage());
      return catalogue;
    }
  }

  private static Formula formula(String of, String by) {
    return Formula.parse("share(%s, %s)".formatted(of, by));
  }

  private static Optional<Kpi> find(Formula formula, Catalogue catalogue) {
    return catalogue.kpis().stream().filter(kpi -> catalogue.isSame(kpi.id(), formula)).findFirst();
  }

  private static Kpi share(String of, String by, Formula formula, Catalogue catalogue) {
    var whole = catalogue.find(of);
    return new Kpi(
        id(of, by, catalogue),
        "%s, share by %s".formatted(whole.map(Kpi::title).orElse(of.replace('_', ' ')), by),
        "What each value of %s has of %s, divided by what all of them have.".formatted(by, of),
        formula,
        Unit.RATIO,
        Direction.UP,
        whole.map(Kpi::stage).orElse(FunnelStage.ACQUIRE));
  }

  /** An id that no other KPI of the plan has. */
  private static String id(String of, String by, Catalogue catalogue) {
    var ids = catalogue.kpis().stream().map(Kpi::id).collect(Collectors.toSet());
    var id = "%s_%s_share".formatted(of, by.toLowerCase(Locale.ROOT));
    while (ids.contains(id)) {
      id = "expected_" + id;
    }
    return id;
  }

  /**
   * The expected shares.
   *
   * @param listed the plan's other goals, whose ids are taken
   * @param raci takes who is informed, by the id of the goal
   */
  static SharesYaml shares(
      YamlValue list, PlanContext plan, List<Goal> listed, Map<String, Raci> raci) {
    var taken = listed.stream().map(Goal::id).collect(Collectors.toCollection(HashSet::new));
    var expected = new ArrayList<ExpectedShares>();
    var goals = new ArrayList<Goal>();
    for (var item : list.items()) {
      item.map(
              "of",
              "by",
              "shares",
              "from",
              "to",
              "period",
              "owner",
              "team",
              "stakeholders",
              "objective",
              "alert")
          .flatMap(map -> new Item(map, plan).shares(taken))
          .ifPresent(
              read -> {
                expected.add(read.expected());
                goals.addAll(read.goals());
                read.roles()
                    .ifPresent(roles -> read.goals().forEach(goal -> raci.put(goal.id(), roles)));
              });
    }
    return new SharesYaml(expected, goals);
  }

  private record Shares(ExpectedShares expected, List<Goal> goals, Optional<Raci> roles) {}

  /** What the goals of all parts have in common. */
  private record PartSettings(
      LocalDate from,
      LocalDate to,
      Grain grain,
      Optional<String> owner,
      Optional<String> team,
      Optional<String> objective,
      Optional<AlertRule> alert) {}

  /** One whole and its parts. */
  private record Item(YamlMap map, PlanContext plan) {

    Optional<Shares> shares(Set<String> taken) {
      var of = map.require("of").flatMap(YamlValue::text);
      var by = map.require("by").flatMap(this::dimension);
      var shares = map.require("shares");
      var common = common();
      var roles = RaciYaml.of(map, plan);
      var kpi = of.flatMap(whole -> by.flatMap(dimension -> kpi(whole, dimension)));
      if (kpi.isEmpty() || shares.isEmpty() || common.isEmpty()) {
        return Optional.empty();
      }
      var goals = new ArrayList<Goal>();
      var parts = new ArrayList<ExpectedShares.Part>();
      var units = new TargetYaml(kpi.get(), plan.currency());
      for (var entry : shares.get().entries().entrySet()) {
        units
            .baseline(entry.getValue())
            .ifPresent(
                share -> {
                  var segment = Map.of(by.get(), entry.getKey());
                  var goal = goal(kpi.get(), segment, share, common.get());
                  requireUnique(entry.getValue(), goal, taken);
                  goals.add(goal);
                  parts.add(new ExpectedShares.Part(entry.getKey(), share, goal.id()));
                });
      }
      requireAtMostTheWhole(shares.get(), parts);
      return Optional.of(
          new Shares(expected(of.get(), kpi.get(), common.get(), parts), goals, roles));
    }

    private ExpectedShares expected(
        String of, Kpi kpi, PartSettings common, List<ExpectedShares.Part> parts) {
      var by = map.require("by").flatMap(YamlValue::text).orElseThrow();
      return new ExpectedShares(of, by, kpi.id(), common.from(), common.to(), parts);
    }

    /** The settings of all parts; empty where the days are missing or not in order. */
    private Optional<PartSettings> common() {
      var from = map.require("from").flatMap(YamlValue::date);
      var to = map.require("to").flatMap(YamlValue::date);
      boolean ordered = GoalYaml.ordered(map, from, to);
      var grain = map.find("period").flatMap(value -> value.oneOf(Grain.class));
      var owner = map.find("owner").flatMap(plan::person);
      var team = map.find("team").flatMap(plan::person);
      var objective = map.find("objective").flatMap(YamlValue::text);
      var alert = map.find("alert").flatMap(GoalYaml::alert);
      return ordered && from.isPresent() && to.isPresent()
          ? Optional.of(
              new PartSettings(
                  from.get(), to.get(), grain.orElse(Grain.MONTH), owner, team, objective, alert))
          : Optional.empty();
    }

    /** A dimension that the plan has a breakdown by. */
    private Optional<String> dimension(YamlValue value) {
      var dimension = value.text();
      dimension
          .map(Set::of)
          .filter(alone -> plan.breakdown(alone).isEmpty())
          .ifPresent(alone -> value.problem(plan.withoutBreakdown(alone, "share")));
      return dimension;
    }

    /** The KPI of the share; empty where it has a problem, which was reported when it was added. */
    private Optional<Kpi> kpi(String of, String by) {
      try {
        return find(formula(of, by), plan.catalogue());
      } catch (FormulaException e) {
        return Optional.empty();
      }
    }

    private static Goal goal(
        Kpi kpi, Map<String, String> segment, double share, PartSettings common) {
      return new Goal(
          GoalYaml.derivedId(kpi, segment, common.from(), common.to()),
          kpi.id(),
          segment,
          Baseline.NONE,
          new Target(Target.Kind.ABSOLUTE, share),
          common.from(),
          common.to(),
          PaceRule.LINEAR,
          common.grain(),
          common.owner(),
          common.team(),
          common.objective(),
          common.alert());
    }

    private static void requireUnique(YamlValue share, Goal goal, Set<String> taken) {
      if (!taken.add(goal.id())) {
        share.problem(
            "the goal '%s' is there already; name each share once for the same days"
                .formatted(goal.id()));
      }
    }

    private static void requireAtMostTheWhole(YamlValue shares, List<ExpectedShares.Part> parts) {
      double sum = parts.stream().mapToDouble(ExpectedShares.Part::share).sum();
      if (parts.stream().anyMatch(part -> part.share() < 0)) {
        shares.problem("a share is not below 0");
      } else if (sum > 1 + ROUNDING) {
        shares.problem(
            "the shares add up to %s%%, which is more than the whole"
                .formatted(
                    BigDecimal.valueOf(100 * sum)
                        .setScale(1, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()));
      }
    }
  }
}
