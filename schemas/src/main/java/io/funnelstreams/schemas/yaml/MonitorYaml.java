package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.AlertRule;
import io.funnelstreams.core.plan.Monitor;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The KPIs that a plan monitors without a target. */
final class MonitorYaml {
  private static final int MIN_SAMPLE = 30;

  private final PlanContext plan;
  private final YamlMap map;

  private MonitorYaml(PlanContext plan, YamlMap map) {
    this.plan = plan;
    this.map = map;
  }

  static List<Monitor> monitors(YamlValue list, PlanContext plan) {
    var known = new HashMap<String, String>();
    return list.items().stream()
        .flatMap(
            item ->
                item
                    .map(
                        "kpi",
                        "segment",
                        "breakdown",
                        "change",
                        "min_sample",
                        "severity",
                        "owner",
                        "team",
                        "objective")
                    .flatMap(map -> new MonitorYaml(plan, map).monitor(known, item.field()))
                    .stream())
        .toList();
  }

  private Optional<Monitor> monitor(Map<String, String> known, String field) {
    var kpi = map.require("kpi").flatMap(this::kpi);
    var segment = map.find("segment").map(value -> plan.segment(value, "monitor")).orElse(Map.of());
    var breakdown =
        map.find("breakdown")
            .flatMap(this::breakdown)
            .map(GroupingSet::dimensions)
            .orElse(List.of());
    if (map.find("segment").isPresent()) {
      map.find("breakdown")
          .ifPresent(
              value ->
                  value.problem(
                      "a monitor is of one segment or of every segment of a breakdown; keep one of"
                          + " the two, or write two monitors"));
    }
    var change =
        map.find("change").map(MonitorYaml::change).orElse(Optional.of(Monitor.DEFAULT_CHANGE));
    var minSample = map.find("min_sample").flatMap(GoalYaml::minSample);
    var severity = map.find("severity").flatMap(v -> v.oneOf(AlertRule.Severity.class));
    var owner = map.find("owner").flatMap(plan::person);
    var team = map.find("team").flatMap(plan::person);
    var objective = map.find("objective").flatMap(YamlValue::text);
    if (kpi.isEmpty() || change.isEmpty()) {
      return Optional.empty();
    }
    checkUnique(kpi.get().id() + where(segment) + breakdown, known, field);
    return Optional.of(
        new Monitor(
            kpi.get().id(),
            segment,
            breakdown,
            change.get(),
            minSample.orElse((long) MIN_SAMPLE),
            severity.orElse(AlertRule.Severity.WARNING),
            owner,
            team,
            objective));
  }

  /** A KPI without a daily value has no day that could differ from the days before. */
  private Optional<Kpi> kpi(YamlValue value) {
    var kpi = plan.kpi(value);
    kpi.filter(known -> !known.hasValueOfADay())
        .ifPresent(
            known ->
                value.problem(
                    ("'%s' compares a period with the one before, or needs its length, so a day has"
                            + " no value of it; watch what it is made of (%s)")
                        .formatted(known.id(), known.formula().text())));
    return kpi.filter(Kpi::hasValueOfADay);
  }

  private Optional<GroupingSet> breakdown(YamlValue value) {
    var dimensions = new LinkedHashSet<String>();
    value.items().forEach(item -> item.text().ifPresent(dimensions::add));
    var breakdown = plan.breakdown(dimensions);
    if (dimensions.isEmpty() && value.isList()) {
      value.problem(
          "name the dimensions of a breakdown; without 'breakdown' the whole company is monitored");
    } else if (value.isList() && breakdown.isEmpty()) {
      value.problem(plan.withoutBreakdown(dimensions, "monitor"));
    }
    return breakdown;
  }

  private static Optional<Double> change(YamlValue value) {
    var change = value.fraction().map(Number::doubleValue);
    if (change.isPresent() && (change.get() < 0.01 || change.get() > 1)) {
      value.problem(
          "a change is a fraction of what the KPI was, from 1% to 100%, such as 0.2 or 20%");
      return Optional.empty();
    }
    return change;
  }

  private static String where(Map<String, String> segment) {
    var folded = new TreeMap<String, String>();
    segment.forEach((dimension, part) -> folded.put(dimension, DimensionValue.of(part).folded()));
    return folded.toString();
  }

  private void checkUnique(String what, Map<String, String> known, String field) {
    var other = known.putIfAbsent(what, field);
    if (other != null) {
      map.problem("this is monitored already, by %s; keep one of the two".formatted(other));
    }
  }
}
