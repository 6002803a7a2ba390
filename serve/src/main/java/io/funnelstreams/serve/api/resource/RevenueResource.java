package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.FLAG;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.time.Period;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.Figure;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.api.row.KpiForm;
import io.funnelstreams.serve.view.KpiRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** Recurring revenue: what it was, what it gained and lost, and how much of it stays. */
public final class RevenueResource implements ApiResource {
  private static final String MRR = "mrr";
  private static final List<String> GAINS = List.of("new_mrr", "expansion_mrr", "reactivation_mrr");
  private static final List<String> LOSSES = List.of("contraction_mrr", "churned_mrr");
  private static final Set<String> KPIS =
      Set.of(
          MRR,
          "new_mrr",
          "expansion_mrr",
          "reactivation_mrr",
          "contraction_mrr",
          "churned_mrr",
          "net_revenue_retention",
          "gross_revenue_retention",
          "churn_rate");

  private static final ApiSchema<Bridge> ITEM = item();

  private static final ApiSchema<Revenue> SCHEMA =
      ApiSchema.<Revenue>named("Revenue")
          .field("grain", new ApiType.Word(KpiForm.GRAINS), "How long periods are.", Revenue::grain)
          .field("unit", TEXT, "The currency.", Revenue::unit)
          .field(
              "items",
              new ApiType.Many(new ApiType.Nested(ITEM)),
              "The periods in their order.",
              Revenue::items)
          .field(
              "cohorts",
              new ApiType.Many(new ApiType.Nested(RevenueCohorts.SCHEMA)),
              "By the month in which subscriptions began, of whole months; at most the last 24.",
              each -> each.cohorts().cohorts())
          .optional(
              "cohorts_reason", TEXT, "Why there are no cohorts.", each -> each.cohorts().reason())
          .build();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/revenue",
          "getRevenue",
          "Monthly recurring revenue: its bridge from period to period, and retention.",
          AccessRole.VIEWER,
          List.of(
              RowSelection.GRAIN,
              RowSelection.FROM,
              RowSelection.TO,
              ApiParameter.SEGMENT,
              ApiParameter.FORMAT),
          SCHEMA,
          true);

  private final ApiContext context;

  public RevenueResource(ApiContext context) {
    this.context = context;
  }

  private record Revenue(String grain, String unit, List<Bridge> items, RevenueCohorts cohorts) {}

  /**
   * A period.
   *
   * @param rows of the period, by KPI
   * @param opening the MRR at its beginning
   * @param absence why MRR has no row, where it has none
   */
  private record Bridge(
      Period period, Map<String, KpiRow> rows, OptionalDouble opening, String absence) {
    Figure figure(String kpi) {
      var row = Optional.ofNullable(rows.get(kpi));
      return new Figure(
          row.map(KpiRow::value).orElse(OptionalDouble.empty()), row.map(KpiRow::unit).orElse(""));
    }

    Figure openingFigure() {
      return new Figure(opening, figure(MRR).unit());
    }

    Optional<String> reason() {
      var mrr = Optional.ofNullable(rows.get(MRR));
      return mrr.isEmpty() ? Optional.of(absence) : mrr.flatMap(KpiRow::reason);
    }
  }

  private static ApiSchema<Bridge> item() {
    return ApiSchema.<Bridge>named("RevenuePeriod")
        .field("period", TEXT, "The period's label.", each -> each.period().label())
        .field("period_start", DAY, "The first day.", each -> each.period().firstDay())
        .field("period_end", DAY, "The last day, included.", each -> each.period().lastDay())
        .field(
            "provisional",
            FLAG,
            "Whether the period is not over yet.",
            each -> each.rows().values().stream().anyMatch(KpiRow::provisional))
        .figure("opening_mrr", "Where it stood before.", Bridge::openingFigure)
        .figure("new", "Of new customers.", each -> each.figure("new_mrr"))
        .figure("expansion", "More of customers.", each -> each.figure("expansion_mrr"))
        .figure("contraction", "Less of customers.", each -> each.figure("contraction_mrr"))
        .figure("churned", "Of customers who left.", each -> each.figure("churned_mrr"))
        .figure(
            "reactivation", "Of customers who came back.", each -> each.figure("reactivation_mrr"))
        .figure("closing_mrr", "Where it stands at the end.", each -> each.figure(MRR))
        .figure("nrr", "Net revenue retention.", each -> each.figure("net_revenue_retention"))
        .figure("grr", "Gross revenue retention.", each -> each.figure("gross_revenue_retention"))
        .figure("customer_churn", "The logo churn rate.", each -> each.figure("churn_rate"))
        .optional("reason", TEXT, "Why there is no MRR.", Bridge::reason)
        .build();
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var plan = context.plans().counted();
    var grain = RowSelection.grain(request, plan);
    var query = RowSelection.of(request, KPIS, grain, plan);
    var periods = new TreeMap<LocalDate, Map<String, KpiRow>>();
    for (var row : RowPages.all(context.ready(), query)) {
      periods.computeIfAbsent(row.period().firstDay(), day -> new HashMap<>()).put(row.kpi(), row);
    }
    var absence = plan.catalogue().hasUntracked(MRR) ? "not_tracked" : "not_reported";
    var items = new ArrayList<Bridge>();
    for (var rows : periods.values()) {
      var period = rows.values().iterator().next().period();
      items.add(new Bridge(period, rows, opening(rows), absence));
    }
    var currency = plan.rules().fx().into().getCurrencyCode();
    var cohorts = RevenueCohorts.read(context.model(), plan, query);
    var revenue = new Revenue(KpiForm.name(grain), currency, items, cohorts);
    return ApiAnswer.of(SCHEMA, revenue, ITEM, items);
  }

  /** The MRR at the end minus its gains plus its losses. */
  private static OptionalDouble opening(Map<String, KpiRow> rows) {
    var closing = value(rows, MRR);
    if (closing.isEmpty()) {
      return OptionalDouble.empty();
    }
    var opening = BigDecimal.valueOf(closing.getAsDouble());
    for (var gain : GAINS) {
      opening = opening.subtract(BigDecimal.valueOf(value(rows, gain).orElse(0)));
    }
    for (var loss : LOSSES) {
      opening = opening.add(BigDecimal.valueOf(value(rows, loss).orElse(0)));
    }
    return OptionalDouble.of(opening.doubleValue());
  }

  private static OptionalDouble value(Map<String, KpiRow> rows, String kpi) {
    return Optional.ofNullable(rows.get(kpi)).map(KpiRow::value).orElse(OptionalDouble.empty());
  }
}
