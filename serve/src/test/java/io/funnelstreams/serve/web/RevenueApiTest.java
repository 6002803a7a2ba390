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

class RevenueApiTest {
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
  void followsTheCustomersAndTheMrrOfAMonthThroughWholeMonths() throws Exception {
    var cohorts = ask("/revenue").get("cohorts");

    assertThat(cohorts).hasSize(1);
    assertThat(cohorts.get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"cohort":"2026-08","customers":10,"retention":[1,0.9,0.8],
                 "mrr":"1000.00","mrr_retention":[1,1.1,0.8]}
                """));
  }

  @Test
  void leavesOutCohortsThatBeganBeforeTheRange() throws Exception {
    var revenue = ask("/revenue?from=2026-09-01");

    assertThat(revenue.get("cohorts")).isEmpty();
    assertThat(revenue.get("cohorts_reason").isNull()).isTrue();
  }

  @Test
  void saysThatCohortsAreOfTheWholeCompany() throws Exception {
    var revenue = ask("/revenue?segment.region=EMEA");

    assertThat(revenue.get("cohorts")).isEmpty();
    assertThat(revenue.get("cohorts_reason").asText()).isEqualTo("dimension_not_available");
  }

  @Test
  void bridgesRevenueFromOpeningToClosing() throws Exception {
    var item = ask("/revenue").get("items").get(0);

    assertThat(item.get("opening_mrr").asText()).isEqualTo("900.00");
    assertThat(item.get("closing_mrr").asText()).isEqualTo("1250.50");
    assertThat(item.get("nrr").isNull()).isTrue();
  }
}
