package io.funnelstreams.bench.figures;

import static io.funnelstreams.bench.figures.Figures.AS_WRITTEN;
import static io.funnelstreams.bench.figures.Figures.assertSame;
import static io.funnelstreams.bench.figures.Figures.withoutZeros;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.funnelstreams.bench.figures.Report.Row;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The subscription periods of 55 customers. The reference looks at the first day of each month and
 * compares it with the first of the month before. Here a month ends with its last day, and a
 * movement is of its own day. Both give the same result because every period of this file begins
 * and ends on the first of a month: what holds on the first then holds to the end.
 */
class SubscriptionFiguresIT {
  private static final String PERIODS = "subscription_periods.csv";

  private static PublishedData data;
  private static Report report;

  @BeforeAll
  static void report() {
    data = PublishedData.find("dbt_mrr_playbook");
    report =
        Report.run(
            "--plan",
            PublishedData.example("subscriptions/plan.yaml").toString(),
            "--import",
            data.through("subscriptions/periods.mapping.yaml", PERIODS),
            "--grain",
            "day,month,total",
            "--segment",
            "all",
            "--kpi",
            "mrr,arr,customers,new_mrr,expansion_mrr,contraction_mrr,churned_mrr,reactivation_mrr,"
                + "new_customers,churned_customers,reactivated_customers,revenue_churn_rate");
  }

  @Test
  void everyRowIsTaken() {
    var expected = data.figure("rows");
    assertThat(report.exitCode()).as(report.observed()).isZero();
    assertThat(report.total("new_customers")).isEqualTo(expected.required("customers").intValue());
  }

  /** The condition for the equality of the two ways to look at a month. */
  @Test
  void everythingHappensOnTheFirstOfAMonth() {
    for (var kpi : new String[] {"new_mrr", "churned_mrr", "expansion_mrr", "contraction_mrr"}) {
      assertThat(report.byPeriod(kpi, "day", Row::value).keySet())
          .isNotEmpty()
          .allMatch(day -> day.endsWith("-01"));
    }
  }

  @Test
  void mrrAtTheEndOfEveryMonth() {
    var expected = withoutZeros(data.numbers("mrr_by_month"));
    assertSame(withoutZeros(report.byPeriod("mrr", "month", Row::value)), expected);
    expected.replaceAll((month, mrr) -> 12 * mrr);
    assertSame(withoutZeros(report.byPeriod("arr", "month", Row::value)), expected);
  }

  @Test
  void customersAtTheEndOfEveryMonth() {
    assertSame(
        withoutZeros(report.byPeriod("customers", "month", Row::value)),
        withoutZeros(data.numbers("active_customers_by_month")));
  }

  @ParameterizedTest
  @CsvSource({
    "new, new_mrr, 1",
    "upgrade, expansion_mrr, 1",
    "downgrade, contraction_mrr, -1",
    "churn, churned_mrr, -1",
    "reactivation, reactivation_mrr, 1"
  })
  void everyMovementOfEveryMonth(String category, String kpi, int sign) {
    assertSame(report.byPeriod(kpi, "month", Row::value), movements(category, 1, sign));
    assertThat(report.total(kpi))
        .isCloseTo(
            sign * data.figure("mrr_movement_totals").required(category).required(1).doubleValue(),
            AS_WRITTEN);
  }

  @ParameterizedTest
  @CsvSource({
    "new, new_customers",
    "churn, churned_customers",
    "reactivation, reactivated_customers"
  })
  void everyCustomerThatCameAndWent(String category, String kpi) {
    assertSame(report.byPeriod(kpi, "month", Row::value), movements(category, 0, 1));
  }

  @Test
  void whatWasLostIsMeasuredAgainstTheMonthBefore() {
    var mrr = data.numbers("mrr_by_month");
    var lost = movements("churn", 1, -1);
    movements("downgrade", 1, -1)
        .forEach((month, amount) -> lost.merge(month, amount, Double::sum));
    var rates = report.byPeriod("revenue_churn_rate", "month", Row::value);
    assertThat(rates.get("2019-12"))
        .isCloseTo(lost.get("2019-12") / mrr.get("2019-11"), AS_WRITTEN);
    assertThat(rates.get("2020-02")).isCloseTo(1.0, AS_WRITTEN);
    assertThat(rates).doesNotContainKeys("2017-09", "2018-01");
  }

  /**
   * A category's months.
   *
   * @param at 0 for how many customers, 1 for how much
   */
  private static Map<String, Double> movements(String category, int at, int sign) {
    var byMonth = new TreeMap<String, Double>();
    for (Map.Entry<String, JsonNode> month : data.figure("mrr_movements_by_month").properties()) {
      var movement = month.getValue().path(category);
      if (!movement.isMissingNode()) {
        byMonth.put(month.getKey(), sign * movement.required(at).doubleValue());
      }
    }
    return byMonth;
  }
}
