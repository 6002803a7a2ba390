package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.api.row.KpiForm;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One KPI over time, compared with the previous period or year if the request asks for that. */
public final class KpiSeriesResource implements ApiResource {
  private static final String PREVIOUS = "previous";
  private static final String LAST_YEAR = "last_year";
  private static final int WEEKS_OF_YEAR = 52;

  private static final ApiSchema<Compared> ITEM =
      ApiSchema.<Compared>named("KpiPoint")
          .all(KpiForm.ROW, Compared::row)
          .optional(
              "compare",
              new ApiType.Nested(KpiForm.ROW),
              "The row that it is compared with; null where none is asked for, or there is none.",
              Compared::with)
          .build();

  private static final ApiSchema<Series> SCHEMA =
      ApiSchema.<Series>named("KpiSeries")
          .field("kpi", new ApiType.Nested(KpiCatalogue.ITEM), "The KPI.", Series::kpi)
          .field("grain", new ApiType.Word(KpiForm.GRAINS), "How long periods are.", Series::grain)
          .field(
              "items",
              new ApiType.Many(new ApiType.Nested(ITEM)),
              "The rows by segment and period.",
              Series::items)
          .optional("next", TEXT, "The cursor of the next page.", Series::next)
          .build();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/kpis/{id}",
          "getKpi",
          "One KPI over time, with its numerator and denominator.",
          AccessRole.VIEWER,
          List.of(
              ApiParameter.path("id", "The KPI's id.", "leads"),
              RowSelection.GRAIN,
              RowSelection.FROM,
              RowSelection.TO,
              ApiParameter.SEGMENT,
              RowSelection.BREAKDOWN,
              ApiParameter.word(
                  "compare", "What each row is compared with.", List.of(PREVIOUS, LAST_YEAR)),
              ApiParameter.CURSOR,
              ApiParameter.LIMIT,
              ApiParameter.FORMAT),
          SCHEMA,
          true);

  private final ApiContext context;

  public KpiSeriesResource(ApiContext context) {
    this.context = context;
  }

  private record Compared(KpiRow row, Optional<KpiRow> with) {}

  private record Series(
      KpiCatalogue.Item kpi, String grain, List<Compared> items, Optional<String> next) {}

  private record Place(Map<String, String> segment, LocalDate firstDay) {}

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var plan = context.plans().counted();
    var kpi = KpiCatalogue.find(plan, request.inPath("id"));
    var grain = RowSelection.grain(request, plan);
    var query = RowSelection.of(request, Set.of(kpi.id()), grain, plan);
    var page = RowPages.rows(context.ready(), query, request);
    var compare = request.word("compare", List.of(PREVIOUS, LAST_YEAR));
    var items =
        compare
            .map(what -> compared(page.items(), query, what, plan.rules().calendar()))
            .orElseGet(
                () ->
                    page.items().stream().map(row -> new Compared(row, Optional.empty())).toList());
    var series =
        new Series(KpiCatalogue.Item.of(kpi, plan), KpiForm.name(grain), items, page.next());
    return ApiAnswer.of(SCHEMA, series, ITEM, items).before(page.next());
  }

  private List<Compared> compared(
      List<KpiRow> rows, KpiQuery query, String what, BusinessCalendar calendar) {
    var before = new HashMap<KpiRow, LocalDate>();
    rows.forEach(row -> before.put(row, firstDayBefore(row.period(), what, calendar)));
    var known = new HashMap<Place, KpiRow>();
    if (!rows.isEmpty()) {
      var from = before.values().stream().min(Comparator.naturalOrder());
      var to = before.values().stream().max(Comparator.naturalOrder());
      var range = new KpiQuery(query.kpis(), query.grains(), from, to, query.segments());
      RowPages.all(context.model(), range)
          .forEach(row -> known.put(new Place(row.segment(), row.period().firstDay()), row));
    }
    return rows.stream()
        .map(
            row ->
                new Compared(
                    row, Optional.ofNullable(known.get(new Place(row.segment(), before.get(row))))))
        .toList();
  }

  /** A week is compared with that of 52 weeks before, which begins on the same day of the week. */
  private static LocalDate firstDayBefore(Period period, String what, BusinessCalendar calendar) {
    if (what.equals(PREVIOUS)) {
      return calendar.before(period).firstDay();
    }
    return switch (period.grain()) {
      case WEEK -> period.firstDay().minusWeeks(WEEKS_OF_YEAR);
      case DAY, MONTH, QUARTER, YEAR ->
          calendar.firstDayOf(period.grain(), period.firstDay().minusYears(1));
      case TOTAL -> calendar.before(period).firstDay();
    };
  }
}
