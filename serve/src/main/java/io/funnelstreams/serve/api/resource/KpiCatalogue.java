package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.kpi.Additivity;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiPage;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.api.row.GoalRow;
import io.funnelstreams.serve.api.row.KpiForm;
import java.util.List;
import java.util.Locale;

/** The KPIs of the plan. */
public final class KpiCatalogue implements ApiResource {
  /** The fields of a KPI. */
  static final ApiSchema<Item> ITEM =
      ApiSchema.<Item>named("KpiItem")
          .field("id", TEXT, "The KPI's id.", item -> item.kpi().id())
          .field("title", TEXT, "A few words for a person.", item -> item.kpi().title())
          .field("definition", TEXT, "What is counted.", item -> item.kpi().description())
          .field("formula", TEXT, "How it is computed.", item -> item.kpi().formula().text())
          .field("unit", TEXT, "The unit of its values.", Item::unit)
          .field(
              "direction",
              new ApiType.Word(GoalRow.DIRECTIONS),
              "Which direction is better.",
              item -> GoalRow.direction(item.kpi().better()))
          .field(
              "additivity",
              new ApiType.Word(List.of("additive", "semi_additive", "ratio", "non_additive")),
              "How values over ranges of days hang together.",
              item -> additivity(item.kpi().nature()))
          .field(
              "stage",
              TEXT,
              "Where in the PADRE framework it belongs.",
              item -> item.kpi().stage().name().toLowerCase(Locale.ROOT))
          .field(
              "grains",
              new ApiType.Many(new ApiType.Word(KpiForm.GRAINS)),
              "The grains that it is published in.",
              Item::grains)
          .build();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/kpis",
          "listKpis",
          "The KPIs of the plan, in its order.",
          AccessRole.VIEWER,
          List.of(ApiParameter.FORMAT),
          ApiPage.schema(ITEM),
          true);

  private final ApiContext context;

  public KpiCatalogue(ApiContext context) {
    this.context = context;
  }

  /** A KPI with its unit as readers see it. */
  record Item(Kpi kpi, String unit, List<String> grains) {
    static Item of(Kpi kpi, Plan plan) {
      var published = plan.grains().stream().map(KpiForm::name).toList();
      return new Item(
          kpi,
          plan.shown(kpi.unit()),
          KpiForm.GRAINS.stream().filter(published::contains).toList());
    }
  }

  private static String additivity(Additivity nature) {
    return switch (nature) {
      case FLOW -> "additive";
      case STOCK -> "semi_additive";
      case QUOTIENT_OF_FLOWS, QUOTIENT_OF_STOCKS -> "ratio";
      case OF_PERIOD -> "non_additive";
    };
  }

  /**
   * A KPI of the plan.
   *
   * @throws ApiProblem where there is none of this id
   */
  static Kpi find(Plan plan, String id) {
    return plan.catalogue().find(id).orElseThrow(() -> ApiProblem.notFound(absence(plan, id)));
  }

  /** Why there is no KPI of an id, and what to do. */
  static String absence(Plan plan, String id) {
    return plan.catalogue().hasUntracked(id)
        ? "The plan does not track this KPI: add it to kpis.track.kpis and apply the plan."
        : "The plan has no KPI of this id: /api/v1/kpis lists them all.";
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var plan = context.plans().counted();
    var items = plan.catalogue().kpis().stream().map(kpi -> Item.of(kpi, plan)).toList();
    return ApiAnswer.of(ApiPage.all(items), ITEM);
  }
}
