package io.funnelstreams.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunnelApiTest {
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
  void countsTheFunnelFromWholeMonthsAndDays() throws Exception {
    var funnel = ask("/funnel?from=2026-09-21&to=2026-11-10");
    var stages = funnel.get("items").get(0).get("stages");

    assertThat(stages).hasSize(6);
    assertThat(stages.get(0).get("count").isNull()).isTrue();
    assertThat(stages.get(0).get("reason").asText()).isEqualTo("not_reported");
    assertThat(stages.get(1).get("count").asInt()).isEqualTo(10 * (10 + 31 + 10));
    assertThat(stages.get(1).get("conversion").isNull()).isTrue();
    assertThat(stages.get(1).get("previous_count").asInt()).isEqualTo(10 * 51);
    assertThat(funnel.at("/compared_with/to").asText()).isEqualTo("2026-09-20");
  }

  @Test
  void givesMedianDaysOfTheLongestPeriodInTheRange() throws Exception {
    var stages = ask("/funnel?from=2026-09-21&to=2026-11-10").at("/items/0/stages");
    var mql = stages.get(2);
    var customer = stages.get(5);

    assertThat(mql.get("median_days").asDouble()).isEqualTo(4.5);
    assertThat(mql.get("median_days_from").asText()).isEqualTo("leads");
    assertThat(mql.get("median_days_period").asText()).isEqualTo("2026-10");
    assertThat(customer.get("median_days").isNull()).isTrue();
    assertThat(customer.get("median_days_reason").asText()).isEqualTo("none_reached");
  }

  @Test
  void givesMedianDaysOfTheRunningPeriodThatTheRangeIs() throws Exception {
    var mql = ask("/funnel?from=2026-10-01").at("/items/0/stages/2");

    assertThat(mql.get("median_days").asDouble()).isEqualTo(6);
    assertThat(mql.get("median_days_period").asText()).isEqualTo("FY2026/27-Q3");
  }

  @Test
  void givesNoMedianDaysOfACohort() throws Exception {
    var mql = ask("/funnel?from=2026-10-01&basis=cohort").at("/items/0/stages/2");

    assertThat(mql.get("median_days").isNull()).isTrue();
    assertThat(mql.get("median_days_reason").asText()).isEqualTo("only_by_activity");
    assertThat(mql.get("kpi").asText()).isEqualTo("lead_to_mql_rate_cohort");
    assertThat(mql.get("conversion_of").asText()).isEqualTo("leads");
  }
}
