package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.gap.FactorTree;
import io.funnelstreams.core.gap.FactorTree.Factor;
import io.funnelstreams.core.kpi.Formula;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads the factors of numbers: a list of {@code factors}, each with a name and a formula. */
public final class FactorYaml {
  private static final String BUILT_IN = "/io/funnelstreams/schemas/factors.yaml";

  private FactorYaml() {}

  /** The trees that every plan has. */
  public static List<FactorTree> builtIn() {
    try (var resource = FactorYaml.class.getResourceAsStream(BUILT_IN)) {
      var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      return YamlDocument.parse("factors.yaml", text)
          .read(root -> Optional.of(root.items().stream().map(FactorYaml::tree).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in factors cannot be read", e);
    }
  }

  private static FactorTree tree(YamlValue item) {
    var factors = item.map("factors").flatMap(map -> map.require("factors")).stream();
    return new FactorTree(
        factors.flatMap(list -> list.items().stream()).map(FactorYaml::factor).toList());
  }

  private static Factor factor(YamlValue item) {
    var map = item.map("name", "product", "unit", "through").orElseThrow();
    return new Factor(
        map.require("name").flatMap(YamlValue::text).orElseThrow(),
        map.require("product").flatMap(YamlValue::text).orElseThrow(),
        map.find("unit").flatMap(YamlValue::text),
        map.require("through").flatMap(YamlValue::text).map(Formula::parse).orElseThrow());
  }
}
