package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FormulaException;
import io.funnelstreams.core.kpi.FunnelStage;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads KPIs: a list of {@code id}, {@code title}, {@code description}, {@code formula}, {@code
 * unit}, {@code better}, {@code stage}.
 */
public final class CatalogueYaml {
  private static final String BUILT_IN = "/io/funnelstreams/schemas/kpis.yaml";

  private CatalogueYaml() {}

  /** The KPIs that every plan has. */
  public static Catalogue builtIn() {
    try (var resource = CatalogueYaml.class.getResourceAsStream(BUILT_IN)) {
      var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      return Catalogue.of(parse("kpis.yaml", text));
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in catalogue cannot be read", e);
    }
  }

  /**
   * Reads a catalogue file.
   *
   * @param name how problems name the file
   * @throws InvalidYamlException with every problem of the file
   */
  public static List<Kpi> parse(String name, String text) {
    return YamlDocument.parse(name, text).read(root -> Optional.of(kpis(root)));
  }

  /** The KPIs of a list, without those that have a problem, which is reported. */
  static List<Kpi> kpis(YamlValue list) {
    return kpis(list, new HashSet<>());
  }

  /** The KPIs of a list that adds to a catalogue: their ids must be new to it. */
  static List<Kpi> additions(YamlValue list, Catalogue catalogue) {
    var ids = new HashSet<String>();
    catalogue.kpis().forEach(kpi -> ids.add(kpi.id()));
    return kpis(list, ids);
  }

  private static List<Kpi> kpis(YamlValue list, Set<String> ids) {
    return list.items().stream().flatMap(item -> kpi(item, ids).stream()).toList();
  }

  private static Optional<Kpi> kpi(YamlValue item, Set<String> ids) {
    return item.map("id", "title", "description", "formula", "unit", "better", "stage")
        .flatMap(map -> kpi(map, ids));
  }

  private static Optional<Kpi> kpi(YamlMap map, Set<String> ids) {
    var id = map.require("id").flatMap(value -> id(value, ids));
    var title = map.require("title").flatMap(YamlValue::text);
    var description = map.require("description").flatMap(YamlValue::text);
    var formula = map.require("formula").flatMap(CatalogueYaml::formula);
    var unit = map.require("unit").flatMap(value -> value.oneOf(Unit.class));
    var better = map.require("better").flatMap(value -> value.oneOf(Direction.class));
    var stage = map.require("stage").flatMap(value -> value.oneOf(FunnelStage.class));
    boolean whole =
        List.of(id, title, description, formula, unit, better, stage).stream()
            .allMatch(Optional::isPresent);
    return whole
        ? Optional.of(
            new Kpi(
                id.get(),
                title.get(),
                description.get(),
                formula.get(),
                unit.get(),
                better.get(),
                stage.get()))
        : Optional.empty();
  }

  private static Optional<String> id(YamlValue value, Set<String> ids) {
    var id = value.text();
    if (id.isPresent() && !id.get().matches("[a-z][a-z0-9_]*")) {
      value.problem(
          "'"
              + id.get()
              + "' is not an id: lower case letters, digits and underscores, as win_rate");
      return Optional.empty();
    }
    if (id.isPresent() && !ids.add(id.get())) {
      value.problem("the KPI '" + id.get() + "' is defined already; choose another id");
      return Optional.empty();
    }
    return id;
  }

  private static Optional<Formula> formula(YamlValue value) {
    try {
      return value.text().map(Formula::parse);
    } catch (FormulaException e) {
      value.problem(e.getMessage());
      return Optional.empty();
    }
  }
}
