package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.plan.Assumption;
import io.funnelstreams.core.plan.Benchmark;
import io.funnelstreams.core.plan.MarketingMix;
import io.funnelstreams.core.plan.PlanContent;
import io.funnelstreams.core.plan.PlannedTeam;
import io.funnelstreams.core.plan.Raci;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * @param responsibilities by the id of the goal
   * @param grossMargin of the plan, for prices that name none
   */
  static PlanContent content(
      YamlMap map,
      PlanContext plan,
      List<PlannedTeam> teams,
      Map<String, Raci> responsibilities,
      Optional<BigDecimal> grossMargin) {
    var reader = new ContentYaml(map, plan);
    return new PlanContent(
        map.find("objective").flatMap(YamlValue::text),
        map.find("vision").flatMap(YamlValue::text),
        map.find("marketing_mix").flatMap(ContentYaml::mix).orElse(MarketingMix.NONE),
        reader.benchmarks(),
        reader.assumptions(),
        teams,
        responsibilities,
        map.find("budget").flatMap(value -> BudgetYaml.budget(value, plan)),
        map.find("pricing").flatMap(value -> PricingYaml.pricing(value, plan, grossMargin)));
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
        .flatMap(item -> item.map("statement", "owner", "review_by", "state").stream())
        .flatMap(keys -> assumption(keys).stream())
        .toList();
  }

  private Optional<Assumption> assumption(YamlMap keys) {
    var owner = keys.find("owner").flatMap(plan::person);
    var reviewBy = keys.find("review_by").flatMap(YamlValue::date);
    var state = keys.find("state").flatMap(value -> value.oneOf(Assumption.State.class));
    return keys.require("statement")
        .flatMap(YamlValue::text)
        .map(text -> new Assumption(text, owner, reviewBy, state.orElse(Assumption.State.OPEN)));
  }
}
