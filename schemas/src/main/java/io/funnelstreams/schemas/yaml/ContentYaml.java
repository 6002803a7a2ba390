package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Assumption;
import io.funnelstreams.core.plan.AssumptionBound;
import io.funnelstreams.core.plan.Benchmark;
import io.funnelstreams.core.plan.MarketingMix;
import io.funnelstreams.core.plan.PlanContent;
import io.funnelstreams.core.plan.PlannedTeam;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The content of a plan beside its settings and goals. */
final class ContentYaml {
  /** The keys of a plan that are read here. */
  static final List<String> KEYS =
      List.of(
          "objective",
          "vision",
          "marketing_mix",
          "benchmarks",
          "assumptions",
          "teams",
          "budget",
          "pricing");

  private final YamlMap map;
  private final PlanContext plan;

  private ContentYaml(YamlMap map, PlanContext plan) {
    this.map = map;
    this.plan = plan;
  }

  /**
   * Reads the content of a plan.
   *
   * @param teams read before
   * @param goals read before, with the roles of people and the expected shares
   * @param grossMargin of the plan, for prices that name none
   */
  static PlanContent content(
      YamlMap map,
      PlanContext plan,
      List<PlannedTeam> teams,
      PlanYaml.PlannedGoals goals,
      Optional<BigDecimal> grossMargin) {
    var reader = new ContentYaml(map, plan);
    return new PlanContent(
        map.find("objective").flatMap(YamlValue::text),
        map.find("vision").flatMap(YamlValue::text),
        map.find("marketing_mix").flatMap(ContentYaml::mix).orElse(MarketingMix.NONE),
        reader.benchmarks(),
        reader.assumptions(),
        teams,
        goals.responsibilities(),
        map.find("budget").flatMap(value -> BudgetYaml.budget(value, plan)),
        map.find("pricing").flatMap(value -> PricingYaml.pricing(value, plan, grossMargin)),
        goals.shares());
  }

  private static Optional<MarketingMix> mix(YamlValue value) {
    return value
        .map("product", "place", "price", "promotion", "people")
        .map(
            keys ->
                new MarketingMix(
                    keys.find("product").flatMap(YamlValue::text),
                    keys.find("place").flatMap(YamlValue::text),
                    keys.find("price").flatMap(YamlValue::text),
                    keys.find("promotion").flatMap(YamlValue::text),
                    keys.find("people").flatMap(YamlValue::text)));
  }

  private List<Benchmark> benchmarks() {
    return map.find("benchmarks").stream()
        .flatMap(list -> list.items().stream())
        .flatMap(item -> item.map("kpi", "segment", "value", "source").stream())
        .flatMap(keys -> benchmark(keys).stream())
        .toList();
  }

  private Optional<Benchmark> benchmark(YamlMap keys) {
    var kpi = keys.require("kpi").flatMap(plan::kpi);
    var segment =
        keys.find("segment").map(value -> plan.segment(value, "benchmark")).orElse(Map.of());
    var value =
        keys.require("value")
            .flatMap(
                written ->
                    kpi.flatMap(known -> new TargetYaml(known, plan.currency()).baseline(written)));
    var source = keys.require("source").flatMap(YamlValue::text);
    return kpi.isPresent() && value.isPresent() && source.isPresent()
        ? Optional.of(new Benchmark(kpi.get().id(), segment, value.get(), source.get()))
        : Optional.empty();
  }

  private List<Assumption> assumptions() {
    return map.find("assumptions").stream()
        .flatMap(list -> list.items().stream())
        .flatMap(
            item ->
                item
                    .map(
                        "statement",
                        "owner",
                        "review_by",
                        "state",
                        "kpi",
                        "segment",
                        "at_least",
                        "at_most")
                    .stream())
        .flatMap(keys -> assumption(keys).stream())
        .toList();
  }

  private Optional<Assumption> assumption(YamlMap keys) {
    var owner = keys.find("owner").flatMap(plan::person);
    var reviewBy = keys.find("review_by").flatMap(YamlValue::date);
    var state = keys.find("state").flatMap(value -> value.oneOf(Assumption.State.class));
    var bound = bound(keys);
    return keys.require("statement")
        .flatMap(YamlValue::text)
        .map(
            text ->
                new Assumption(text, owner, reviewBy, state.orElse(Assumption.State.OPEN), bound));
  }

  private Optional<AssumptionBound> bound(YamlMap keys) {
    if (keys.find("kpi").isEmpty()) {
      Stream.of("segment", "at_least", "at_most")
          .flatMap(key -> keys.find(key).stream())
          .forEach(value -> value.problem("this is a bound of a KPI; add 'kpi:'"));
      return Optional.empty();
    }
    var kpi = keys.require("kpi").flatMap(plan::kpi);
    var segment =
        keys.find("segment").map(value -> plan.segment(value, "assumption")).orElse(Map.of());
    if (keys.find("at_least").isEmpty() && keys.find("at_most").isEmpty()) {
      keys.problem("the KPI has no bound; add 'at_least:' or 'at_most:'");
    }
    var least = kpi.flatMap(known -> bound(keys, "at_least", known));
    var most = kpi.flatMap(known -> bound(keys, "at_most", known));
    if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
      keys.find("at_most").ifPresent(value -> value.problem("at_most is less than at_least"));
      return Optional.empty();
    }
    return kpi.isEmpty() || (least.isEmpty() && most.isEmpty())
        ? Optional.empty()
        : Optional.of(new AssumptionBound(kpi.get().id(), segment, figure(least), figure(most)));
  }

  private Optional<Double> bound(YamlMap keys, String key, Kpi kpi) {
    return keys.find(key).flatMap(value -> new TargetYaml(kpi, plan.currency()).baseline(value));
  }

  private static OptionalDouble figure(Optional<Double> value) {
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }
}
