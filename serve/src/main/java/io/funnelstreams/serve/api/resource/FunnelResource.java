package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.LABELS;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.Figure;
import io.funnelstreams.serve.api.resource.RangeAmounts.Amount;
import io.funnelstreams.serve.api.resource.RangeAmounts.Days;
import io.funnelstreams.serve.api.resource.SalesFunnel.Stage;
import io.funnelstreams.serve.api.resource.SalesFunnel.StageDays;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.view.SegmentQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The funnel: how many reached each stage, and how many of those before. */
public final class FunnelResource implements ApiResource {
  private static final String COHORT = "cohort";
  private static final List<String> BASES = List.of("activity", COHORT);
  private static final Amount BY_ACTIVITY = Amount.none("only_by_activity");

  /** Which visits a lead has made is not known. */
  private static final Amount NOT_MEASURED = Amount.none("not_measured");

  private static final ApiSchema<Compared> MEDIAN = median();

  private static final ApiSchema<Compared> STAGE = stage();

  private static final ApiSchema<SegmentFunnel> ITEM =
      ApiSchema.<SegmentFunnel>named("SegmentFunnel")
          .field("segment", LABELS, "Dimension to value.", each -> new TreeMap<>(each.segment()))
          .field(
              "stages",
              new ApiType.Many(new ApiType.Nested(STAGE)),
              "The stages in their order.",
              SegmentFunnel::stages)
          .build();

  private static final ApiSchema<SegmentStage> CSV_ROW =
      ApiSchema.<SegmentStage>named("FunnelRow")
          .field("segment", LABELS, "Dimension to value.", each -> new TreeMap<>(each.segment()))
          .all(STAGE, SegmentStage::stage)
          .build();

  private static final ApiSchema<Days> RANGE =
      ApiSchema.<Days>named("DayRange")
          .field("from", DAY, "The first day.", Days::from)
          .field("to", DAY, "The last day, included.", Days::to)
          .build();

  private static final ApiSchema<Funnel> SCHEMA =
      ApiSchema.<Funnel>named("Funnel")
          .field("basis", new ApiType.Word(BASES), "What is counted.", Funnel::basis)
          .field("from", DAY, "The first day.", each -> each.days().from())
          .field(
              "to", DAY, "The last day, included: today at the latest.", each -> each.days().to())
          .field(
              "compared_with",
              new ApiType.Nested(RANGE),
              "As many days before them.",
              each -> each.days().before())
          .field("items", new ApiType.Many(new ApiType.Nested(ITEM)), "By segment.", Funnel::items)
          .build();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/funnel",
          "getFunnel",
          "How many reached each stage of the funnel, and how many of those before.",
          AccessRole.VIEWER,
          List.of(
              ApiParameter.query(
                  "from",
                  ApiParameter.Kind.DAY,
                  "The first day; that of the running quarter where it is left out.",
                  "2026-01-01"),
              ApiParameter.query(
                  "to",
                  ApiParameter.Kind.DAY,
                  "The last day; today where it is left out.",
                  "2026-03-31"),
              ApiParameter.SEGMENT,
              RowSelection.BREAKDOWN,
              ApiParameter.word(
                  "basis",
                  "What happened in the range, or what became of those who entered in it.",
                  BASES),
              ApiParameter.FORMAT),
          SCHEMA,
          true);

  private final ApiContext context;

  public FunnelResource(ApiContext context) {
    this.context = context;
  }

  private record Funnel(String basis, Days days, List<SegmentFunnel> items) {}

  private record SegmentFunnel(Map<String, String> segment, List<Compared> stages) {}

  private record SegmentStage(Map<String, String> segment, Compared stage) {}

  /**
   * A stage of a range beside the one before.
   *
   * @param daysPeriod the period whose median is given
   */
  private record Compared(
      Stage now, Stage before, Amount medianDays, Optional<Period> daysPeriod) {}

  private static ApiSchema<Compared> stage() {
    return ApiSchema.<Compared>named("FunnelStage")
        .field(
            "stage", new ApiType.Word(SalesFunnel.WORDS), "The stage.", each -> each.now().word())
        .optional("kpi", TEXT, "The KPI that the count is read from.", each -> each.now().kpi())
        .figure("count", "How many reached it.", each -> figure(each.now().count()))
        .figure(
            "conversion",
            "How many of those of another stage.",
            each -> figure(each.now().conversion()))
        .optional(
            "conversion_of",
            new ApiType.Word(SalesFunnel.WORDS),
            "The stage that conversion is of: the one before, on the cohort basis the entry.",
            each -> each.now().conversionOf())
        .optional(
            "reason",
            TEXT,
            "Why there is no count or conversion.",
            each -> each.now().count().reason().or(() -> each.now().conversion().reason()))
        .figure("previous_count", "The count before.", each -> figure(each.before().count()))
        .figure(
            "previous_conversion",
            "The conversion before.",
            each -> figure(each.before().conversion()))
        .all(MEDIAN, each -> each)
        .build();
  }

  private static ApiSchema<Compared> median() {
    return ApiSchema.<Compared>named("FunnelStageDays")
        .figure(
            "median_days",
            "The median days from another stage, by the day on which this one was reached.",
            each -> figure(each.medianDays()))
        .optional(
            "median_days_from",
            new ApiType.Word(SalesFunnel.WORDS),
            "The stage that the days are counted from.",
            each -> each.now().days().map(StageDays::from))
        .optional(
            "median_days_period",
            TEXT,
            "The period whose median it is: the range where it is one, else the longest that lies"
                + " in it, the latest of them.",
            each -> each.daysPeriod().map(Period::label))
        .optional(
            "median_days_reason",
            TEXT,
            "Why there are no median days.",
            each -> each.medianDays().reason())
        .build();
  }

  private static Figure figure(Amount amount) {
    return new Figure(amount.value(), "");
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var plan = context.plans().counted();
    var basis = request.word("basis", BASES).orElse(BASES.get(0));
    var days = days(request, plan);
    var segments = RowSelection.segments(request, plan);
    boolean byCohort = basis.equals(COHORT);
    var now = amounts(plan, segments, days, byCohort);
    var before = amounts(plan, segments, days.before(), byCohort);
    var medians = MedianDays.read(context.model(), plan, segments, days, context.today(plan));
    var items = new ArrayList<SegmentFunnel>();
    for (var segment : segmentsOf(now, segments)) {
      var stages = SalesFunnel.stages(now, segment, byCohort);
      var earlier = SalesFunnel.stages(before, segment, byCohort);
      var compared = new ArrayList<Compared>();
      for (int i = 0; i < stages.size(); i++) {
        var median = byCohort ? BY_ACTIVITY : median(stages.get(i), segment, medians);
        compared.add(
            new Compared(
                stages.get(i),
                earlier.get(i),
                median,
                medians.period().filter(period -> median.value().isPresent())));
      }
      items.add(new SegmentFunnel(segment, compared));
    }
    var rows = items.stream().flatMap(FunnelResource::rows).toList();
    return ApiAnswer.of(SCHEMA, new Funnel(basis, days, items), CSV_ROW, rows);
  }

  private Days days(ApiRequest request, Plan plan) {
    var today = context.today(plan);
    var to = request.day("to").filter(day -> day.isBefore(today)).orElse(today);
    var from =
        request.day("from").orElseGet(() -> plan.rules().calendar().firstDayOf(Grain.QUARTER, to));
    if (to.isBefore(from)) {
      throw ApiProblem.parameter(
          "from", "'from' is after 'to', which is today at the latest: give an earlier day.");
    }
    return new Days(from, to);
  }

  private RangeAmounts amounts(Plan plan, SegmentQuery segments, Days days, boolean byCohort) {
    return new RangeAmounts(context.ready(), plan, SalesFunnel.kpis(byCohort), segments, days);
  }

  /** A single segment is there also where it has nothing. */
  private static List<Map<String, String>> segmentsOf(RangeAmounts amounts, SegmentQuery query) {
    boolean isSingle = query.values().keySet().equals(query.dimensions());
    return amounts.segments().isEmpty() && isSingle ? List.of(query.values()) : amounts.segments();
  }

  private static Amount median(Stage stage, Map<String, String> segment, MedianDays medians) {
    return stage.days().map(days -> medians.of(days.kpi(), segment)).orElse(NOT_MEASURED);
  }

  private static Stream<SegmentStage> rows(SegmentFunnel funnel) {
    return funnel.stages().stream().map(stage -> new SegmentStage(funnel.segment(), stage));
  }
}
