package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.FLAG;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.plan.BreakEven;
import io.funnelstreams.core.plan.BreakEvenAnalysis;
import io.funnelstreams.core.plan.BudgetLine;
import io.funnelstreams.core.plan.BudgetReport;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.Figure;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.PlanHistory;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;

/** Budget against spend, and the break-even. */
public final class PlanFiguresResource implements ApiResource {
  private static final ApiSchema<Line> LINE =
      ApiSchema.<Line>named("BudgetLine")
          .field("month", TEXT, "The month.", each -> each.of().month().toString())
          .field("channel", TEXT, "The channel.", each -> each.of().channel())
          .figure("planned", "Its budget.", each -> each.amount(each.of().planned()))
          .figure(
              "expected",
              "The part of it for the days that have begun.",
              each -> each.amount(each.of().expected()))
          .figure("spent", "What was spent.", each -> new Figure(each.of().spent(), each.unit()))
          .field(
              "state",
              new ApiType.Word(List.of("ahead", "no_data", "over", "under", "within")),
              "How spend compares with the budget.",
              each -> each.of().state().name().toLowerCase(Locale.ROOT))
          .build();

  private static final ApiSchema<Month> MONTH =
      ApiSchema.<Month>named("BreakEvenMonth")
          .field("month", TEXT, "The month.", each -> each.of().month().toString())
          .figure("costs", "Fixed costs and spend.", each -> each.amount(each.of().costs()))
          .field(
              "spend_basis",
              new ApiType.Word(List.of("actual", "budget", "average", "none")),
              "Where the spend is from.",
              each -> each.of().basis().name().toLowerCase(Locale.ROOT))
          .figure("needed", "How many have to be sold.", each -> count(each.of().needed()))
          .figure("sold", "How many are sold.", each -> new Figure(each.of().sold(), "count"))
          .field("forecast", FLAG, "Whether that is a forecast.", each -> each.of().forecast())
          .field("covered", FLAG, "Whether it pays for its costs.", each -> each.of().covered())
          .build();

  private static final ApiSchema<Found> BREAK_EVEN =
      ApiSchema.<Found>named("BreakEven")
          .field("kpi", TEXT, "The KPI that counts what is sold.", each -> each.of().kpi())
          .figure(
              "contribution",
              "What one of them adds to paying the costs.",
              each -> new Figure(OptionalDouble.of(each.of().contribution()), each.unit()))
          .optional(
              "first",
              TEXT,
              "The first month that pays for its costs; null where none does.",
              each -> each.of().first().map(YearMonth::toString))
          .field(
              "months", new ApiType.Many(new ApiType.Nested(MONTH)), "The months.", Found::months)
          .build();

  private static final ApiSchema<Document> SCHEMA =
      ApiSchema.<Document>named("PlanFigures")
          .field("today", DAY, "The day it is in the plan's time zone.", Document::today)
          .field(
              "budget",
              new ApiType.Many(new ApiType.Nested(LINE)),
              "Budget and spend by month and channel.",
              Document::budget)
          .optional(
              "break_even",
              new ApiType.Nested(BREAK_EVEN),
              "The break-even; null where the plan has no prices.",
              Document::breakEven)
          .build();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/plan/figures",
          "getPlanFigures",
          "Budget against spend by month and channel, and the break-even.",
          AccessRole.VIEWER,
          List.of(),
          SCHEMA,
          false);

  private final ApiContext context;
  private final AtomicReference<Kept> kept = new AtomicReference<>();

  public PlanFiguresResource(ApiContext context) {
    this.context = context;
  }

  private record Line(BudgetLine of, String unit) {
    Figure amount(double value) {
      return new Figure(OptionalDouble.of(value), unit);
    }
  }

  private record Month(BreakEven.Month of, String unit) {
    Figure amount(double value) {
      return new Figure(OptionalDouble.of(value), unit);
    }
  }

  private record Found(BreakEven of, String unit) {
    List<Month> months() {
      return of.months().stream().map(month -> new Month(month, unit)).toList();
    }
  }

  private record Document(LocalDate today, List<Line> budget, Optional<Found> breakEven) {}

  /**
   * A forecast of each month takes some tenths of a second, so it is kept while nothing changes.
   */
  private record Kept(Plan plan, LocalDate today, List<KpiRow> rows, Document document) {}

  private static Figure count(double value) {
    return new Figure(OptionalDouble.of(value), "count");
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var plan = context.plans().current();
    var today = context.today(plan);
    var rows = RowPages.all(context.ready(), PlanHistory.query(plan));
    var known = kept.get();
    if (known == null
        || !known.plan().equals(plan)
        || !known.today().equals(today)
        || !known.rows().equals(rows)) {
      known = new Kept(plan, today, rows, document(plan, today, rows));
      kept.set(known);
    }
    return ApiAnswer.of(SCHEMA, known.document());
  }

  private static Document document(Plan plan, LocalDate today, List<KpiRow> rows) {
    var unit = plan.rules().fx().into().getCurrencyCode();
    var reader = PlanHistory.reader(plan, rows);
    var budget =
        plan.content().budget().stream()
            .flatMap(each -> new BudgetReport(each, reader, today).lines().stream())
            .map(line -> new Line(line, unit))
            .toList();
    var breakEven = BreakEvenAnalysis.of(plan, reader, today).map(found -> new Found(found, unit));
    return new Document(today, budget, breakEven);
  }
}
