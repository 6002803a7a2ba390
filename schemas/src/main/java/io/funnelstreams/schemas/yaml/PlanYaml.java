package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.cell.Cut;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.FormulaException;
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
import java.util.Set;
import java.util.stream.Collectors;
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
    var catalogue = catalogue(map.find("kpis"), people);
    requireBreakdowns(map.find("kpis"), catalogue, segments.cuts());
    var teams = map.find("teams").map(TeamYaml::teams).orElse(List.of());
    var context =
        new PlanContext(
            catalogue,
            declaredIds(map.find("kpis")),
            segments.cuts(),
            currency,
            TeamYaml.names(teams));
    var raci = new HashMap<String, Raci>();
    var goals =
        map.find("goals").map(list -> GoalYaml.goals(list, context, raci)).orElse(List.of());
    var watches = map.find("watch").map(list -> WatchYaml.watches(list, context)).orElse(List.of());
    var content = ContentYaml.content(map, context, teams, raci, margin);
    if (name.isEmpty() || rules.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Plan(
            name.get(),
            rules.get(),
            segments.cuts(),
            catalogue,
            margin(margin),
            goals,
            watches,
            forget.orElse(Aggregates.KEEP),
            content,
            actions(map, context, goals)));
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

  private static Catalogue catalogue(Optional<YamlValue> own, Headcount people) {
    var builtIn = CatalogueYaml.builtIn().with(people);
    if (own.isEmpty()) {
      return builtIn;
    }
    try {
      return builtIn.with(CatalogueYaml.additions(own.get(), builtIn));
    } catch (FormulaException e) {
      formulaOf(own.get(), e.getMessage()).problem(e.getMessage());
      return builtIn;
    }
  }

  /** A share by what no breakdown has would be the whole in every row. */
  private static void requireBreakdowns(
      Optional<YamlValue> own, Catalogue catalogue, List<Cut> cuts) {
    var known = SegmentsYaml.dimensions(cuts);
    own.filter(YamlValue::isList).stream()
        .flatMap(list -> list.items().stream())
        .map(YamlValue::entries)
        .filter(kpi -> kpi.containsKey("id") && kpi.containsKey("formula"))
        .forEach(
            kpi ->
                kpi.get("id").text().flatMap(catalogue::find).stream()
                    .flatMap(found -> catalogue.sharedBy(found.id()).stream())
                    .filter(dimension -> !known.contains(dimension))
                    .forEach(
                        dimension ->
                            kpi.get("formula")
                                .problem(
                                    ("no cut has the dimension '%s' that the share is by%s; add"
                                            + " [%s] to segments.cuts")
                                        .formatted(
                                            dimension,
                                            Suggestion.didYouMean(dimension, known),
                                            dimension))));
  }

  private static Set<String> declaredIds(Optional<YamlValue> own) {
    return own.filter(YamlValue::isList).stream()
        .flatMap(list -> list.items().stream())
        .filter(YamlValue::isMap)
        .flatMap(item -> Optional.ofNullable(item.entries().get("id")).stream())
        .flatMap(id -> id.text().stream())
        .collect(Collectors.toSet());
  }

  /** The formula of the KPI that a message quotes; the whole list where it quotes none. */
  private static YamlValue formulaOf(YamlValue list, String message) {
    return list.items().stream()
        .map(YamlValue::entries)
        .filter(kpi -> kpi.containsKey("id") && kpi.containsKey("formula"))
        .filter(
            kpi -> kpi.get("id").text().filter(id -> message.contains("'" + id + "'")).isPresent())
        .map(kpi -> kpi.get("formula"))
        .findFirst()
        .orElse(list);
  }
}
