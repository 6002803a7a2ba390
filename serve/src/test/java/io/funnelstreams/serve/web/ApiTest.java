package io.funnelstreams.serve.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import io.funnelstreams.serve.read.StreamsInstance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private SiteFixture site;

  @BeforeEach
  void open() {
    site = SiteFixture.open(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private JsonNode ask(String path) throws IOException {
    var answer = site.get("/api/v1" + path);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Test
  void answersTheRowsOfTheTopic() throws Exception {
    var items = ask("/kpis/leads?grain=month&from=2026-10-15&to=2026-11-01").get("items");

    assertThat(items).hasSize(2);
    assertThat(items.get(0).get("period").asText()).isEqualTo("2026-10");
    assertThat(items.get(0).get("value").asInt()).isEqualTo(310);
    assertThat(items.get(1).get("value").asInt()).isEqualTo(290);
    assertThat(items.get(1).get("compare").isNull()).isTrue();
  }

  @Test
  void namesTheInstancesOfTheStatus() throws Exception {
    site.model()
        .instances(
            List.of(
                new StreamsInstance("a", "v1", StreamsInstance.State.RUNNING, 2, 12),
                new StreamsInstance("b", "v1", StreamsInstance.State.STANDBY, 1, 0)));

    var instances = ask("/status").get("instances");

    assertThat(instances).hasSize(2);
    assertThat(instances.get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"id":"a","state":"running","definition":"v1","threads":2,"partitions":12}
                """));
    assertThat(instances.get(1).get("state").asText()).isEqualTo("standby");
  }

  @Test
  void comparesEachRowWithThePeriodBefore() throws Exception {
    var items = ask("/kpis/leads?from=2026-11-01&compare=previous").get("items");

    assertThat(items).hasSize(1);
    assertThat(items.get(0).at("/compare/period").asText()).isEqualTo("2026-10");
    assertThat(items.get(0).at("/compare/value").asInt()).isEqualTo(310);
  }

  @Test
  void writesMoneyAsDecimalTextAndNoValueWithItsReason() throws Exception {
    var money = ask("/rows?kpi=mrr").get("items").get(0);
    var none = ask("/rows?kpi=win_rate").get("items").get(0);

    assertThat(money.get("value").isTextual()).isTrue();
    assertThat(money.get("value").asText()).isEqualTo("1250.50");
    assertThat(none.get("value").isNull()).isTrue();
    assertThat(none.get("reason").asText()).isEqualTo("denominator_zero");
  }

  @Test
  void pagesOverEveryRowOnce() throws Exception {
    var seen = new ArrayList<String>();
    var cursor = "";
    do {
      var page = ask("/rows?kpi=leads&grain=day&limit=100" + cursor);
      page.get("items").forEach(row -> seen.add(row.get("period").asText()));
      cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asText();
    } while (!cursor.isEmpty());

    assertThat(seen).hasSize(243).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void keepsHostileNamesAsTheyAreInJson() throws Exception {
    var shown = new ArrayList<String>();
    ask("/kpis/leads?breakdown=region&from=2026-11-01")
        .get("items")
        .forEach(row -> shown.add(row.at("/segment/region").asText()));

    assertThat(shown).containsExactlyInAnyOrderElementsOf(SiteFixture.HOSTILE);
  }

  @Test
  void defusesFormulasInTables() throws Exception {
    var answer = site.get("/api/v1/rows?kpi=leads&breakdown=region", "Accept", "text/csv");
    var rows = new ArrayList<List<String>>();
    try (var reader = CsvReader.builder().ofCsvRecord(answer.body())) {
      reader.forEach(row -> rows.add(row.getFields()));
    }

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
    assertThat(rows.get(0)).startsWith("kpi", "grain", "period").contains("segment", "value");
    assertThat(rows).hasSize(1 + SiteFixture.HOSTILE.size());
    assertThat(rows)
        .allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.get(0)))
        .allSatisfy(
            row -> assertThat(row).noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r-][^0-9].*")));
  }

  @ParameterizedTest
  @CsvSource({
    "/status?x=1, 400, x",
    "/kpis/nothing, 404, ",
    "/kpis/leads?from=yesterday, 400, from",
    "/kpis/leads?from=2026-02-01&to=2026-01-01, 400, to",
    "/kpis/leads?grain=hour, 400, grain",
    "/kpis/leads?breakdown=planet, 400, breakdown",
    "/kpis/leads?segment.planet=mars, 400, segment",
    "/kpis/leads?cursor=%20, 400, cursor",
    "/kpis/leads?limit=0, 400, limit",
    "/kpis/leads?from=2026-01-01&from=2026-01-02, 400, from",
    "/rows?kpi=nothing, 400, kpi",
    "/goals/nothing, 404, ",
    "/review, 400, period",
    "/review?period=2026-Q7, 400, period",
    "/review?period=2026-11, 400, period",
    "/explain?period=2026-11, 400, kpi",
    "/explain?kpi=nothing&period=2026-11, 400, kpi",
    "/explain?kpi=leads, 400, period",
    "/explain?kpi=leads&period=2031-01, 404, ",
    "/explain?kpi=leads&period=2026-11&segment.region=Mars, 404, ",
    "/explain?kpi=leads&period=2026-11&segment.planet=mars, 400, segment",
    "/explain?kpi=leads&period=2026-11&limit=501, 400, limit",
    "/explain?kpi=leads&period=2026-11&cursor=eA, 400, cursor",
    "/explain?kpi=leads&period=2026-11&cursor=eDoxMA, 409, ",
    "/nothing, 404, "
  })
  void saysWhatIsWrongWithWhichParameter(String path, int status, String field) throws Exception {
    var answer = site.get("/api/v1" + path);
    var problem = JSON.readTree(answer.body());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asText()).isNotBlank();
    assertThat(problem.get("field").asText("")).isEqualTo(field == null ? "" : field);
  }

  @Test
  void refusesQueriesOverTheLimits() {
    var many = "&segment.region=x".repeat(60);

    assertThat(site.get("/api/v1/rows?kpi=" + "x".repeat(5_000)).statusCode()).isEqualTo(414);
    assertThat(site.get("/api/v1/rows?kpi=leads" + many).statusCode()).isEqualTo(400);
  }

  @Test
  void answersGetAndHeadAlone() {
    var post = site.send("POST", "/api/v1/status", "{}");
    var head = site.send("HEAD", "/api/v1/kpis", "");
    var options = site.send("OPTIONS", "/api/v1/status", "");

    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(options.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
  }

  @Test
  void answersWhatIsKnownWithNotModified() {
    var first = site.get("/api/v1/kpis");
    var etag = first.headers().firstValue("ETag").orElseThrow();

    assertThat(site.get("/api/v1/kpis", "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(site.get("/api/v1/kpis", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(
            site.get("/api/v1/kpis", "Accept-Encoding", "gzip")
                .headers()
                .firstValue("Content-Encoding"))
        .contains("gzip");
  }

  @Test
  void tellsBrowsersWhatTheyMayDo() {
    for (var path : List.of("/", "/api/v1/status", "/api/v1/nothing", "/login")) {
      var headers = site.get(path).headers();
      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("no-referrer");
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
    }
    assertThat(site.get("/api/v1/rejects").headers().firstValue("Cache-Control"))
        .contains("no-store");
  }

  @Test
  void addsUpAGoalsDaysToItsScorecard() throws Exception {
    var goal = ask("/goals/leads-2026");
    var known = new ArrayList<JsonNode>();
    goal.get("series").forEach(day -> known.add(day));
    known.removeIf(day -> day.get("actual").isNull());
    var today = known.get(known.size() - 1);
    double shares = 0;
    for (var driver : goal.get("drivers")) {
      shares += driver.get("share").asDouble();
    }
    var forecast = goal.get("forecast");
    var last = forecast.get(forecast.size() - 1);

    assertThat(today.get("day").asText()).isEqualTo("2026-11-29");
    assertThat(today.get("actual").asInt()).isEqualTo(goal.at("/goal/actual").asInt());
    assertThat(goal.get("series")).hasSize(365);
    assertThat(shares).isEqualTo(goal.at("/goal/gap").asDouble());
    assertThat(last.get("day").asText()).isEqualTo("2027-03-31");
    assertThat(last.get("median").asDouble()).isEqualTo(3_650.25);
    assertThat(last.get("low_80").asDouble()).isEqualTo(3_600);
    assertThat(last.get("high_95").asDouble()).isEqualTo(3_800);
    assertThat(goal.get("smart")).hasSize(5);
    assertThat(goal.get("alerts")).hasSize(1);
  }

  @Test
  void forecastsMonthsThatAddUpToTheirQuarter() throws Exception {
    var forecasts = new HashMap<String, Double>();
    for (var row : ask("/goals/leads-2026").get("period_forecasts")) {
      assertThat(row.get("reason").isNull()).as(row.toString()).isTrue();
      forecasts.put(row.get("period").asText(), row.get("forecast").asDouble());
    }

    assertThat(forecasts).containsKeys("2026-11", "2026-12", "2027-03", "FY2026/27-Q4");
    assertThat(forecasts.get("FY2026/27-Q4"))
        .isCloseTo(
            forecasts.get("2027-01") + forecasts.get("2027-02") + forecasts.get("2027-03"),
            within(1e-6));
  }

  @Test
  void listsGoalsWithTheRunningPeriodAndASmallLine() throws Exception {
    var item = ask("/goals").get("items").get(0);

    assertThat(item.get("whole").asBoolean()).isTrue();
    assertThat(item.get("owner").isNull()).isTrue();
    assertThat(item.at("/current/period").asText()).isEqualTo("2026-11");
    assertThat(item.get("trend")).hasSize(60);
    assertThat(item.get("trend").get(59).get("actual").asInt()).isEqualTo(2_430);
    assertThat(item.get("alert").asText()).isEqualTo("drift/leads-2026");
  }

  @Test
  void saysWhatFeedsAGoal() throws Exception {
    var plan = ask("/plan");
    var source = ask("/sources").get("items").get(0);

    assertThat(plan.at("/goals/0/fed_by/0/feed").asText()).isEqualTo("leads");
    assertThat(plan.at("/goals/0/fed_by/0/sources/0").asText()).isEqualTo("crm");
    assertThat(plan.at("/teams/0/members/0").asText()).isEqualTo("Ada Okafor");
    assertThat(source.get("source").asText()).isEqualTo("crm");
    assertThat(source.get("state").asText()).isEqualTo("unknown");
    assertThat(source.get("events").asInt()).isEqualTo(1);
    assertThat(source.get("rejected").asInt()).isEqualTo(1);
    assertThat(source.get("merged").asInt()).isEqualTo(1);
    assertThat(source.get("taken_back").asInt()).isZero();
    assertThat(source.get("deleted").asInt()).isZero();
    assertThat(ask("/plan/versions").at("/items/0/active").asBoolean()).isTrue();
  }

  @Test
  void saysTheWholePlan() throws Exception {
    var plan = ask("/plan");

    assertThat(plan.get("objective").asText()).isEqualTo("A second product");
    assertThat(plan.at("/marketing_mix/product").asText()).isEqualTo("One service");
    assertThat(plan.at("/icp/0/values/0").asText()).isEqualTo("50..500");
    assertThat(plan.at("/benchmarks/0/value").asInt()).isEqualTo(4000);
    assertThat(plan.at("/assumptions/0/overdue").asBoolean()).isTrue();
    assertThat(plan.at("/teams/0/members/1").asText()).isEqualTo("Tom Ashworth");
    assertThat(plan.at("/goals/0/raci/accountable").asText()).isEqualTo("Ada Okafor");
    assertThat(ask("/goals/leads-2026").at("/benchmarks/0/source").asText()).isEqualTo("A survey");
  }

  /** Of 130.50 spent in October 120.50 were by search; 1,631.50 are paid for by 327 leads. */
  @Test
  void holdsSpendAgainstBudgetAndFindsTheBreakEven() throws Exception {
    var figures = ask("/plan/figures");
    var october = figures.at("/budget/0");

    assertThat(october.get("planned").asText()).isEqualTo("100.00");
    assertThat(october.get("spent").asText()).isEqualTo("120.50");
    assertThat(october.get("state").asText()).isEqualTo("over");
    assertThat(figures.at("/budget/1/channel").asText()).isEqualTo("(not in the budget)");
    assertThat(figures.at("/budget/1/spent").asText()).isEqualTo("10.00");
    var month = figures.at("/break_even/months/2");
    assertThat(month.get("month").asText()).isEqualTo("2026-10");
    assertThat(month.get("costs").asText()).isEqualTo("1631.50");
    assertThat(month.get("needed").asInt()).isEqualTo(327);
    assertThat(month.get("sold").asInt()).isEqualTo(310);
    assertThat(month.get("covered").asBoolean()).isFalse();
  }

  @Test
  void opensTheEventsOfANumberAndAddsThemUpToIt() throws Exception {
    var ids = new HashSet<String>();
    long amount = 0;
    var cursor = "";
    do {
      var page = ask("/explain?kpi=leads&period=2026-11&limit=100" + cursor);
      for (var item : page.get("items")) {
        ids.add(item.get("event_id").asText());
        amount += item.get("amount").asLong();
        assertThat(item.get("day").asText()).startsWith("2026-11-");
      }
      assertThat(page.at("/sums/value").asInt()).isEqualTo(290);
      assertThat(page.at("/sums/denominator").isNull()).isTrue();
      assertThat(page.at("/published/value").asInt()).isEqualTo(290);
      assertThat(page.get("keeps_forgotten").asBoolean()).isFalse();
      cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asText();
    } while (!cursor.isEmpty());

    assertThat(ids).hasSize(290);
    assertThat(amount).isEqualTo(290);
  }

  @Test
  void saysOfEachEventWhatItAdds() throws Exception {
    var item = ask("/explain?kpi=leads&period=2026-11-28&limit=1").get("items").get(0);

    assertThat(item.get("part").asText()).isEqualTo("value");
    assertThat(item.get("measure").asText()).isEqualTo("leads");
    assertThat(item.get("unit").asText()).isEqualTo("count");
    assertThat(item.get("party").asText()).isEqualTo(SiteFixture.LEAD + "2026-11-280");
    assertThat(item.get("event").asText()).isEqualTo("lead created");
    assertThat(item.get("source").asText()).isEqualTo("crm");
    assertThat(item.get("occurred_at").asText()).isEqualTo("2026-11-28T00:30:00Z");
  }

  @Test
  void givesTheCursorWithATableToo() {
    for (var path : List.of("/explain?kpi=leads&period=2026-11&", "/kpis/leads?grain=day&")) {
      var table = site.get("/api/v1" + path + "limit=2&format=csv");

      assertThat(table.body().lines()).as(path).hasSize(3);
      assertThat(table.headers().firstValue("X-Next-Cursor")).as(path).isPresent();
    }
  }
}
