package io.funnelstreams.bench.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answers of the API, by the keys under which the page shows them. Figures without a value are
 * left out.
 */
final class ExpectedFigures {
  private static final List<String> OF_GOAL =
      List.of("actual", "expected", "target", "gap", "forecast", "needed_per_day");
  private static final List<String> OF_REVENUE =
      List.of(
          "opening_mrr",
          "new",
          "expansion",
          "contraction",
          "churned",
          "reactivation",
          "closing_mrr",
          "nrr",
          "grr",
          "customer_churn");

  private final ApiReader api;
  private final Map<String, String> figures = new HashMap<>();

  private ExpectedFigures(ApiReader api) {
    this.api = api;
  }

  /** Of a view, by its name and the parameters of its address. */
  static Map<String, String> of(ApiReader api, PageView view)
      throws IOException, InterruptedException {
    var expected = new ExpectedFigures(api);
    switch (view) {
      case OVERVIEW -> expected.overview();
      case GOAL -> expected.goal("win-rate-uk");
      case KPI ->
          expected.kpi(
              "/kpis/win_rate?grain=month&compare=previous&limit=1000&" + expected.lastYear());
      case KPI_BY_REGION ->
          expected.kpi(
              "/kpis/leads?grain=month&breakdown=region&limit=1000&" + expected.lastYear());
      case FUNNEL -> expected.funnel("/funnel?basis=activity&" + expected.lastDays(90));
      case FUNNEL_BY_REGION ->
          expected.funnel("/funnel?basis=activity&breakdown=region&" + expected.lastDays(90));
      case REVENUE -> expected.revenue();
      case ALERTS -> expected.alerts();
      case HEALTH -> expected.health();
      case PLAN -> expected.plan();
    }
    return expected.figures;
  }

  private void overview() throws IOException, InterruptedException {
    for (var goal : api.list("/goals")) {
      goal(goal);
    }
    funnel("/funnel?" + lastDays(30));
    var month = LocalDate.parse(today()).withDayOfMonth(1);
    var kpis = api.list("/kpis").stream().map(kpi -> kpi.path("id").asText()).toList();
    kpi(
        "/rows?kpi=%s&grain=month&from=%s&to=%s&limit=1000"
            .formatted(String.join(",", kpis), month.minusMonths(2), month.minusDays(1)));
  }

  private void goal(JsonNode goal) {
    var key = "goal:" + goal.path("goal").asText() + ":";
    OF_GOAL.forEach(field -> put(key + field, goal.path(field)));
    put(key + "distance", goal.path("gap"));
  }

  private void goal(String id) throws IOException, InterruptedException {
    var detail = api.get("/goals/" + id);
    goal(detail.path("goal"));
    for (var period : detail.path("periods")) {
      for (var field : List.of("actual", "expected", "target", "gap")) {
        put("period:" + period.path("period").asText() + ":" + field, period.path(field));
      }
    }
    for (var point : detail.path("series")) {
      for (var field : List.of("actual", "expected", "target")) {
        put("series:" + point.path("day").asText() + ":" + field, point.path(field));
      }
    }
    for (var point : detail.path("forecast")) {
      for (var field : List.of("median", "low_80", "high_80")) {
        put("forecast:" + point.path("day").asText() + ":" + field, point.path(field));
      }
    }
    for (int i = 0; i < detail.path("drivers").size(); i++) {
      put("driver:" + i + ":share", detail.path("drivers").path(i).path("share"));
    }
    put("driver:gap", detail.path("goal").path("gap"));
    for (var breakdown : detail.path("segment_drivers")) {
      segments(breakdown.path("dimension").asText(), breakdown.path("shares"));
    }
    for (var period : detail.path("period_forecasts")) {
      for (var field : List.of("forecast", "low_80", "high_80")) {
        put("period_forecast:" + period.path("period").asText() + ":" + field, period.path(field));
      }
    }
  }

  private void segments(String dimension, JsonNode shares) {
    for (int i = 0; i < shares.size(); i++) {
      for (var field : List.of("before", "actual")) {
        put("segment:%s:%d:%s".formatted(dimension, i, field), shares.path(i).path(field));
      }
    }
  }

  private void kpi(String path) throws IOException, InterruptedException {
    for (var row : api.list(path)) {
      var key =
          "kpi:%s:%s:%s:"
              .formatted(row.path("kpi").asText(), row.path("period").asText(), segment(row));
      for (var field : List.of("value", "numerator", "denominator")) {
        put(key + field, row.path(field));
      }
      put(key + "compare", row.path("compare").path("value"));
    }
  }

  private void funnel(String path) throws IOException, InterruptedException {
    for (var item : api.list(path)) {
      for (var stage : item.path("stages")) {
        for (var field : List.of("count", "conversion", "median_days")) {
          put(
              "funnel:%s:%s:%s".formatted(segment(item), stage.path("stage").asText(), field),
              stage.path(field));
        }
      }
    }
  }

  private void revenue() throws IOException, InterruptedException {
    var document =
        api.get(
            "/revenue?grain=month&from=%s&to=%s"
                .formatted(LocalDate.parse(today()).minusDays(365), today()));
    for (var row : document.path("items")) {
      OF_REVENUE.forEach(
          field -> put("revenue:" + row.path("period").asText() + ":" + field, row.path(field)));
    }
    for (var cohort : document.path("cohorts")) {
      for (int i = 0; i < cohort.path("retention").size(); i++) {
        put("cohort:" + cohort.path("cohort").asText() + ":" + i, cohort.path("retention").path(i));
      }
      for (int i = 0; i < cohort.path("mrr_retention").size(); i++) {
        put(
            "cohort_mrr:" + cohort.path("cohort").asText() + ":" + i,
            cohort.path("mrr_retention").path(i));
      }
    }
  }

  private void alerts() throws IOException, InterruptedException {
    for (var alert : api.list("/alerts")) {
      for (var field : List.of("actual", "expected", "gap", "denominator")) {
        put("alert:" + alert.path("id").asText() + ":" + field, alert.path(field));
      }
    }
  }

  private void health() throws IOException, InterruptedException {
    for (var source : api.list("/sources")) {
      for (var field : List.of("events", "rate_per_hour", "rejected")) {
        put("source:" + source.path("source").asText() + ":" + field, source.path(field));
      }
      for (var field : List.of("taken_back", "merged", "deleted")) {
        if (source.path(field).asLong() > 0) {
          put("source:" + source.path("source").asText() + ":" + field, source.path(field));
        }
      }
    }
    for (var group : api.get("/rejects").path("groups")) {
      put(
          "reject:%s:%s:count"
              .formatted(group.path("source").asText(), group.path("reason").asText()),
          group.path("count"));
    }
    var status = api.get("/status");
    put("status:lag_records", status.path("lag_records"));
    put("status:rows", status.path("read_model").path("rows"));
  }

  private void plan() throws IOException, InterruptedException {
    var plan = api.get("/plan");
    for (var goal : plan.path("goals")) {
      put("plan:" + goal.path("id").asText() + ":target", goal.path("target"));
      put("plan:" + goal.path("id").asText() + ":baseline", goal.path("baseline"));
    }
    for (var row : plan.path("benchmarks")) {
      put(
          "plan:benchmark:%s:%s".formatted(row.path("kpi").asText(), segment(row)),
          row.path("value"));
    }
    for (var row : plan.path("assumptions")) {
      for (var field : List.of("at_least", "at_most")) {
        put("assumption:%s:%s".formatted(row.path("kpi").asText(), field), row.path(field));
      }
    }
    var figures = api.get("/plan/figures");
    for (var row : figures.path("budget")) {
      for (var field : List.of("planned", "expected", "spent")) {
        put(
            "budget:%s:%s:%s"
                .formatted(row.path("month").asText(), row.path("channel").asText(), field),
            row.path(field));
      }
    }
    breakEven(figures.path("break_even"));
  }

  private void breakEven(JsonNode found) {
    put("break-even:contribution", found.path("contribution"));
    for (var row : found.path("months")) {
      for (var field : List.of("costs", "needed", "sold")) {
        put("break-even:%s:%s".formatted(row.path("month").asText(), field), row.path(field));
      }
    }
  }

  private String lastYear() throws IOException, InterruptedException {
    return "from=%s&to=%s".formatted(LocalDate.parse(today()).minusDays(395), today());
  }

  private String lastDays(int days) throws IOException, InterruptedException {
    return "from=%s&to=%s".formatted(LocalDate.parse(today()).minusDays(days - 1), today());
  }

  private String today() throws IOException, InterruptedException {
    return api.get("/status").path("today").asText();
  }

  private static String segment(JsonNode row) {
    var parts = new TreeMap<String, String>();
    row.path("segment")
        .properties()
        .forEach(part -> parts.put(part.getKey(), part.getValue().asText()));
    var text = new StringBuilder();
    parts.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ",").append(name).append('=').append(value));
    return text.toString();
  }

  private void put(String key, JsonNode value) {
    if (!value.isNull() && !value.isMissingNode()) {
      figures.put(key, value.asText());
    }
  }
}
