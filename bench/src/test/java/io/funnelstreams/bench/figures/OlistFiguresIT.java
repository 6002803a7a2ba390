package io.funnelstreams.bench.figures;

import static io.funnelstreams.bench.figures.Figures.AS_WRITTEN;
import static io.funnelstreams.bench.figures.Figures.OF_A_MEDIAN;
import static io.funnelstreams.bench.figures.Figures.assertSame;
import static io.funnelstreams.bench.figures.Figures.assertSameMedians;
import static io.funnelstreams.bench.figures.Figures.withoutZeros;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.figures.Report.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A marketplace's 8,000 leads and the 842 sellers they became. */
class OlistFiguresIT {
  private static PublishedData data;
  private static Report report;

  @BeforeAll
  static void report() {
    data = PublishedData.find("olist");
    report =
        Report.run(
            "--plan",
            PublishedData.example("olist/plan.yaml").toString(),
            "--import",
            data.through("olist/leads.mapping.yaml", "olist_marketing_qualified_leads_dataset.csv"),
            "--import",
            data.through("olist/deals.mapping.yaml", "olist_closed_deals_dataset.csv"),
            "--grain",
            "month,total",
            "--segment",
            "all",
            "--kpi",
            "mqls,deals_won,lead_conversion_rate,lead_conversion_rate_cohort,"
                + "lead_to_customer_days,lead_to_customer_days_median");
  }

  @Test
  void everyRowIsTaken() {
    assertThat(report.exitCode()).as(report.observed()).isZero();
    assertThat(report.total("mqls")).isEqualTo(data.number("mql_total"));
    assertThat(report.total("deals_won")).isEqualTo(data.number("won_total"));
  }

  @Test
  void leadsAndWonDealsFallIntoTheirMonths() {
    assertSame(
        withoutZeros(report.byPeriod("mqls", "month", Row::value)), data.numbers("mql_by_month"));
    assertSame(
        withoutZeros(report.byPeriod("deals_won", "month", Row::value)),
        data.numbers("won_by_month"));
  }

  @Test
  void conversionOverAllOfTimeIsTheSameOnBothBases() {
    assertThat(report.total("lead_conversion_rate"))
        .isCloseTo(data.number("conversion_total"), AS_WRITTEN);
    assertThat(report.total("lead_conversion_rate_cohort"))
        .isCloseTo(data.number("conversion_total"), AS_WRITTEN);
  }

  @Test
  void aWonDealCountsBackToTheMonthOfItsLead() {
    var kpi = "lead_conversion_rate_cohort";
    var figure = "conversion_by_cohort_month";
    assertSame(report.byPeriod(kpi, "month", Row::denominator), data.numbers(figure, "mql"));
    assertSame(report.byPeriod(kpi, "month", Row::numerator), data.numbers(figure, "won"));
    assertSame(report.byPeriod(kpi, "month", Row::value), data.numbers(figure, "rate"));
  }

  @Test
  void originsConvertAsExpectedAndNoneIsNotTheOriginUnknown() {
    var figure = "conversion_by_origin";
    assertThat(data.numbers(figure, "mql")).containsKeys("(blank)", "unknown");
    assertSame(report.bySegment("mqls", "channel", Row::value), data.numbers(figure, "mql"));
    assertSame(report.bySegment("deals_won", "channel", Row::value), data.numbers(figure, "won"));
    assertSame(
        report.bySegment("lead_conversion_rate", "channel", Row::value),
        data.numbers(figure, "rate"));
  }

  @Test
  void daysToWinIncludeTheDealWonBeforeItsLeadWasEntered() {
    var expected = data.figure("days_to_win");
    assertThat(expected.required("negative").intValue()).isPositive();
    assertThat(report.total("lead_to_customer_days"))
        .isCloseTo(expected.required("mean").doubleValue(), AS_WRITTEN);
    assertThat(report.total("lead_to_customer_days_median"))
        .isCloseTo(expected.required("median").doubleValue(), OF_A_MEDIAN);
  }

  @Test
  void daysToWinByOrigin() {
    var figure = "days_to_win_by_origin";
    assertSame(
        report.bySegment("lead_to_customer_days", "channel", Row::value),
        data.numbers(figure, "mean"));
    assertSameMedians(
        report.bySegment("lead_to_customer_days_median", "channel", Row::value),
        data.numbers(figure, "median"));
  }
}
