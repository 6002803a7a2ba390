package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.cell.Cut;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Kpi;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of the plan its goals and watches refer to.
 *
 * @param declared the ids of the plan's own KPIs, also of those that have a problem and are
 *     therefore not in the catalogue
 */
record PlanContext(
    Catalogue catalogue, Set<String> declared, List<Cut> cuts, Optional<Currency> currency) {
  Optional<Kpi> kpi(YamlValue value) {
    var id = value.text();
    var kpi = id.flatMap(catalogue::find);
    if (id.isPresent() && kpi.isEmpty() && !declared.contains(id.get())) {
      var known = catalogue.kpis().stream().map(Kpi::id).toList();
      value.problem(
          "there is no KPI '%s'%s ('funnel kpis --catalogue' lists them all)"
              .formatted(id.get(), Suggestion.didYouMean(id.get(), known)));
    }
    return kpi;
  }

  /**
   * A segment that there is a cut for.
   *
   * @param who refers to it, for the message
   */
  Map<String, String> segment(YamlValue value, String who) {
    var segment = new HashMap<String, String>();
    value
        .entries()
        .forEach((dimension, part) -> part.text().ifPresent(text -> segment.put(dimension, text)));
    var dimensions = value.entries().keySet();
    if (value.isMap() && cut(dimensions).isEmpty()) {
      value.problem(withoutCut(dimensions, who));
    }
    return segment;
  }

  /** The cut of just these dimensions. */
  Optional<Cut> cut(Set<String> dimensions) {
    return cuts.stream()
        .filter(each -> Set.copyOf(each.dimensions()).equals(dimensions))
        .findFirst();
  }

  String withoutCut(Set<String> dimensions, String who) {
    var known = SegmentsYaml.dimensions(cuts);
    var hint = new StringBuilder();
    dimensions.stream()
        .filter(dimension -> !known.contains(dimension))
        .forEach(dimension -> hint.append(Suggestion.didYouMean(dimension, known)));
    var list = "[" + String.join(", ", new TreeSet<>(dimensions)) + "]";
    return "no cut has just %s, so this %s would have no number; add %s to segments.cuts%s"
        .formatted(list, who, list, hint);
  }
}
