package io.funnelstreams.bench.figures;

import static io.funnelstreams.bench.figures.Figures.AS_WRITTEN;
import static io.funnelstreams.bench.figures.Figures.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.figures.Report.Row;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A month of 1,143 advertisements: what they cost for each enquiry and each sale they brought. */
class AdsFiguresIT {
  private static PublishedData data;
  private static Report report;

  @BeforeAll
  static void report() {
    data = PublishedData.find("facebook_ads_kag");
    report =
        Report.run(
            "--plan",
            PublishedData.example("ads/plan.yaml").toString(),
            "--import",
            data.through("ads/ads.mapping.yaml", "KAG_conversion_data.csv"),
            "--grain",
            "total",
            "--segment",
            "all",
            "--kpi",
            "leads,new_customers,cost_per_lead,cac,lead_conversion_rate");
  }

  @Test
  void everyEnquiryAndSaleOfARowCounts() {
    assertThat(report.exitCode()).as(report.observed()).isZero();
    assertThat(report.total("leads")).isEqualTo(total("enquiries"));
    assertThat(report.total("new_customers")).isEqualTo(total("sales"));
    assertThat(report.total("lead_conversion_rate"))
        .isCloseTo(total("enquiry_to_sale"), AS_WRITTEN);
  }

  @Test
  void theWholeSpendIsSharedByAllEnquiriesAndSales() {
    assertThat(report.byPeriod("cost_per_lead", "total", Row::numerator))
        .isEqualTo(Map.of("total", total("spent")));
    assertThat(report.total("cost_per_lead")).isCloseTo(total("cost_per_enquiry_CPL"), AS_WRITTEN);
    assertThat(report.total("cac")).isCloseTo(total("cost_per_sale_CPA"), AS_WRITTEN);
  }

  @Test
  void everyCampaignPaysForItsOwn() {
    assertSame(byCampaign("cost_per_lead", Row::numerator), expected("spent"));
    assertSame(byCampaign("cost_per_lead", Row::value), expected("cost_per_enquiry_CPL"));
    assertSame(byCampaign("cac", Row::value), expected("cost_per_sale_CPA"));
    assertSame(byCampaign("lead_conversion_rate", Row::value), expected("enquiry_to_sale"));
  }

  private static double total(String column) {
    return data.figure("total").required(column).doubleValue();
  }

  private static Map<String, Double> expected(String column) {
    return data.numbers("by_campaign", column);
  }

  private static Map<String, Double> byCampaign(String kpi, Function<Row, OptionalDouble> column) {
    return report.bySegment(kpi, "campaign", column);
  }
}
