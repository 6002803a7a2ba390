package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.FLAG;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.LABELS;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.IdealCustomerProfile;
import io.funnelstreams.core.plan.Assumption;
import io.funnelstreams.core.plan.AssumptionBound;
import io.funnelstreams.core.plan.Benchmark;
import io.funnelstreams.core.plan.ExpectedShares;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.Raci;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The fields of a plan other than its numbers and goals. */
final class PlanContentForm {
  /** The responsibilities for a goal. */
  static final ApiSchema<Raci> RACI =
      ApiSchema.<Raci>named("Raci")
          .field("responsible", new ApiType.Many(TEXT), "Who do the work.", Raci::responsible)
          .optional("accountable", TEXT, "Who answers for the result.", Raci::accountable)
          .field("consulted", new ApiType.Many(TEXT), "Who are asked before.", Raci::consulted)
          .field("informed", new ApiType.Many(TEXT), "Who hear of it after.", Raci::informed)
          .build();

  /** The value that other companies reach. */
  static final ApiSchema<PlannedBenchmark> BENCHMARK =
      ApiSchema.<PlannedBenchmark>named("Benchmark")
          .field("kpi", TEXT, "The KPI's id.", each -> each.of().kpi())
          .field(
              "segment", LABELS, "Dimension to value.", each -> new TreeMap<>(each.of().segment()))
          .figure("value", "What others reach.", PlannedBenchmark::figure)
          .field("source", TEXT, "Where that is from.", each -> each.of().source())
          .build();

  private static final ApiSchema<DatedAssumption> ASSUMPTION =
      ApiSchema.<DatedAssumption>named("Assumption")
          .field("statement", TEXT, "What is taken for granted.", each -> each.of().statement())
          .optional("owner", TEXT, "Who reviews it.", each -> each.of().owner())
          .optional(
              "kpi",
              TEXT,
              "The KPI whose bound it names; null where it names none.",
              each -> each.of().bound().map(AssumptionBound::kpi))
          .field("segment", LABELS, "Dimension to value.", DatedAssumption::segment)
          .figure("at_least", "The least that the KPI may be.", DatedAssumption::atLeast)
          .figure("at_most", "The most that the KPI may be.", DatedAssumption::atMost)
          .optional("review_by", DAY, "The last day to review it.", each -> each.of().reviewBy())
          .field(
              "state",
              new ApiType.Word(List.of("open", "holds", "failed")),
              "What is known of it.",
              each -> each.of().state().name().toLowerCase(Locale.ROOT))
          .field(
              "overdue",
              FLAG,
              "Whether its review is overdue.",
              each -> each.of().isOverdue(each.today()))
          .build();

  private static final ApiSchema<ExpectedShares.Part> PART =
      ApiSchema.<ExpectedShares.Part>named("ExpectedPart")
          .field("value", TEXT, "The value of the dimension.", ExpectedShares.Part::value)
          .figure(
              "share",
              "The expected share, as a fraction of the whole.",
              part -> new Figure(OptionalDouble.of(part.share()), "ratio"))
          .field("goal", TEXT, "The id of its goal.", ExpectedShares.Part::goal)
          .build();

  private static final ApiSchema<ExpectedShares> SHARES =
      ApiSchema.<ExpectedShares>named("ExpectedShares")
          .field("of", TEXT, "The measure or KPI that is shared.", ExpectedShares::of)
          .field("by", TEXT, "The dimension that shares it.", ExpectedShares::dimension)
          .field("kpi", TEXT, "The id of the KPI that is the share.", ExpectedShares::kpi)
          .field("from", DAY, "The first day.", ExpectedShares::from)
          .field("to", DAY, "The last day, included.", ExpectedShares::to)
          .field(
              "parts",
              new ApiType.Many(new ApiType.Nested(PART)),
              "The parts.",
              ExpectedShares::parts)
          .build();

  private static final ApiSchema<IdealCustomerProfile.Rule> RULE =
      ApiSchema.<IdealCustomerProfile.Rule>named("ProfileRule")
          .field("dimension", TEXT, "The dimension.", IdealCustomerProfile.Rule::dimension)
          .field("values", new ApiType.Many(TEXT), "Values that fit.", PlanContentForm::values)
          .build();

  /** The fields, of a plan on a day. */
  static final ApiSchema<PlanOnDay> SCHEMA = schema();

  private PlanContentForm() {}

  /** A plan, and the day it is. */
  record PlanOnDay(Plan plan, LocalDate today) {}

  private record DatedAssumption(Assumption of, Plan plan, LocalDate today) {
    Map<String, String> segment() {
      return of.bound().map(bound -> new TreeMap<>(bound.segment())).orElseGet(TreeMap::new);
    }

    Figure atLeast() {
      return figure(of.bound().map(AssumptionBound::atLeast).orElse(OptionalDouble.empty()));
    }

    Figure atMost() {
      return figure(of.bound().map(AssumptionBound::atMost).orElse(OptionalDouble.empty()));
    }

    private Figure figure(OptionalDouble bound) {
      return new Figure(
          bound, of.bound().map(AssumptionBound::kpi).map(plan::shownUnit).orElse(""));
    }
  }

  /** A benchmark in the unit of its KPI. */
  record PlannedBenchmark(Benchmark of, String unit) {
    static PlannedBenchmark in(Plan plan, Benchmark of) {
      var kpi = plan.catalogue().find(of.kpi()).orElseThrow();
      return new PlannedBenchmark(of, plan.shown(kpi.unit()));
    }

    Figure figure() {
      return new Figure(OptionalDouble.of(of.value()), unit);
    }
  }

  private static ApiSchema<PlanOnDay> schema() {
    return ApiSchema.<PlanOnDay>named("PlanContent")
        .optional("objective", TEXT, "What it is for.", each -> each.plan().content().objective())
        .optional("vision", TEXT, "Where it leads.", each -> each.plan().content().vision())
        .field(
            "marketing_mix",
            LABELS,
            "Product, place, price, promotion and people, as far as the plan says.",
            each -> each.plan().content().mix().stated())
        .field(
            "icp",
            new ApiType.Many(new ApiType.Nested(RULE)),
            "The rules of the ideal customer profile.",
            each ->
                each.plan().rules().profile().map(IdealCustomerProfile::rules).orElse(List.of()))
        .field(
            "benchmarks",
            new ApiType.Many(new ApiType.Nested(BENCHMARK)),
            "What others reach.",
            each ->
                each.plan().content().benchmarks().stream()
                    .map(one -> PlannedBenchmark.in(each.plan(), one))
                    .toList())
        .field(
            "expected_shares",
            new ApiType.Many(new ApiType.Nested(SHARES)),
            "The parts of a whole that it expects; each has a goal.",
            each -> each.plan().content().expectedShares())
        .field(
            "assumptions",
            new ApiType.Many(new ApiType.Nested(ASSUMPTION)),
            "What it takes for granted.",
            each ->
                each.plan().content().assumptions().stream()
                    .map(one -> new DatedAssumption(one, each.plan(), each.today()))
                    .toList())
        .build();
  }

  /** The values in their order, or the range as {@code 50..500}. */
  private static List<String> values(IdealCustomerProfile.Rule rule) {
    if (rule instanceof IdealCustomerProfile.OneOf one) {
      return one.values().stream().map(DimensionValue::shown).sorted().toList();
    }
    var range = (IdealCustomerProfile.Within) rule;
    return List.of(
        range.least().map(BigDecimal::toPlainString).orElse("")
            + ".."
            + range.most().map(BigDecimal::toPlainString).orElse(""));
  }
}
