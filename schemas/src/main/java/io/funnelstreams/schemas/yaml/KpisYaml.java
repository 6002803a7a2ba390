package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.FormulaException;
import io.funnelstreams.core.kpi.Headcount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The KPIs of a plan: a list of its own beside the built-in ones, or that list under {@code own}
 * and the published KPIs under {@code track}.
 *
 * @param catalogue the built-in KPIs and the plan's own, all of them tracked
 * @param declared the ids of the plan's own KPIs, also of those that have a problem
 * @param track the plan's value for tracking
 */
record KpisYaml(Catalogue catalogue, Set<String> declared, Optional<YamlValue> track) {

  /**
   * Reads the KPIs of a plan.
   *
   * @param people the people that formulas can divide by
   * @param breakdowns the breakdowns that shares can use
   */
  static KpisYaml of(Optional<YamlValue> kpis, Headcount people, List<GroupingSet> breakdowns) {
    var map = kpis.filter(YamlValue::isMap).flatMap(value -> value.map("own", "track"));
    var own =
        kpis.filter(YamlValue::isMap).isPresent() ? map.flatMap(keys -> keys.find("own")) : kpis;
    var catalogue = catalogue(own, people);
    requireBreakdowns(own, catalogue, breakdowns);
    return new KpisYaml(catalogue, declaredIds(own), map.flatMap(keys -> keys.find("track")));
  }

  /** The same, by a catalogue with more KPIs. */
  KpisYaml with(Catalogue more) {
    return new KpisYaml(more, declared, track);
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

  /** A share by a dimension without a breakdown would be the whole in every row. */
  private static void requireBreakdowns(
      Optional<YamlValue> own, Catalogue catalogue, List<GroupingSet> breakdowns) {
    var known = SegmentsYaml.dimensions(breakdowns);
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
                                    ("no breakdown has the dimension '%s' that the share is by%s;"
                                            + " add [%s] to segments.breakdowns")
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
