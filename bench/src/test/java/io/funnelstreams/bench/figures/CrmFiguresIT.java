package io.funnelstreams.bench.figures;

import static io.funnelstreams.bench.figures.Figures.AS_WRITTEN;
import static io.funnelstreams.bench.figures.Figures.OF_A_MEDIAN;
import static io.funnelstreams.bench.figures.Figures.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.figures.Report.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The 8,800 opportunities of a hardware vendor, by the teams and products behind them. */
class CrmFiguresIT {
  private static final String MAPPING = "crm/deals.mapping.yaml";
  private static final String OPPORTUNITIES = "sales_pipeline.csv";

  private static PublishedData data;
  private static Report report;

  @BeforeAll
  static void report() {
    data = PublishedData.find("crm_sales_opportunities");
    report =
        Report.run(
            "--plan",
            PublishedData.example("crm/plan.yaml").toString(),
            "--import",
            data.through(MAPPING, OPPORTUNITIES),
            "--grain",
            "month,quarter,total",
            "--segment",
            "all",
            "--kpi",
            "deals_won,deals_lost,win_rate,average_deal_value,sales_cycle_days,"
                + "sales_cycle_days_median,open_deals");
  }

  @Test
  void everyRowIsTaken() {
    assertThat(report.exitCode()).as(report.observed()).isZero();
    assertThat(report.total("deals_won")).isEqualTo(stage("Won"));
    assertThat(report.total("deals_lost")).isEqualTo(stage("Lost"));
  }

  @Test
  void theWholeCompanyOverAllOfTime() {
    assertThat(report.total("win_rate")).isCloseTo(data.number("win_rate"), AS_WRITTEN);
    assertThat(report.total("average_deal_value"))
        .isCloseTo(data.number("avg_won_deal_value"), AS_WRITTEN);
    assertThat(report.byPeriod("average_deal_value", "total", Row::numerator))
        .isEqualTo(Map.of("total", data.number("won_value_total")));
  }

  @Test
  void theSalesCycleOfWonDeals() {
    var expected = data.figure("sales_cycle_days_won");
    assertThat(report.total("sales_cycle_days"))
        .isCloseTo(expected.required("mean").doubleValue(), AS_WRITTEN);
    assertThat(report.total("sales_cycle_days_median"))
        .isCloseTo(expected.required("median").doubleValue(), OF_A_MEDIAN);
  }

  @ParameterizedTest
  @CsvSource({"by_close_month, month", "by_close_quarter, quarter"})
  void dealsCountOnTheDayTheyWereClosed(String figure, String grain) {
    assertOutcomes(figure, (kpi, column) -> report.byPeriod(kpi, grain, column));
  }

  @ParameterizedTest
  @CsvSource({
    "by_regional_office, region",
    "by_manager, manager",
    "by_agent, owner",
    "by_product, product"
  })
  void dealsCountUnderTheirSegment(String figure, String dimension) {
    assertOutcomes(figure, (kpi, column) -> report.bySegment(kpi, dimension, column));
  }

  @Test
  void aDealWithoutDateIsOpenFromTheFallbackDateOn() {
    assertThat(data.number("open_pipeline_count"))
        .isEqualTo(stage("Engaging") + stage("Prospecting"));
    assertThat(report.total("open_deals")).isEqualTo(data.number("open_pipeline_count"));
  }

  @Test
  void aDealWithoutDateIsARejectWhereNoFallbackIsDeclared(@TempDir Path folder) throws IOException {
    var strict =
        Report.run(
            "--plan",
            PublishedData.example("crm/plan.yaml").toString(),
            "--import",
            data.through(withoutFallback(folder), OPPORTUNITIES),
            "--grain",
            "total",
            "--kpi",
            "open_deals");

    int rejected = (int) stage("Prospecting");
    assertThat(strict.total("open_deals")).isEqualTo(stage("Engaging"));
    assertThat(strict.exitCode()).isEqualTo(3);
    assertThat(strict.observed())
        .contains(rejected + " rejected")
        .contains("'engage_date' is empty")
        .contains(OPPORTUNITIES + ", line ");
  }

  private static Path withoutFallback(Path folder) throws IOException {
    var shipped = Files.readString(PublishedData.example(MAPPING));
    var changed = shipped.replaceFirst("\\{column: engage_date, otherwise: [^}]*}", "engage_date");
    assertThat(changed).isNotEqualTo(shipped);
    return Files.writeString(folder.resolve("strict.mapping.yaml"), changed);
  }

  private static double stage(String name) {
    return data.numbers("rows_by_stage").get(name);
  }

  /** One breakdown's five figures: what was won and lost, at what rate, for how much. */
  private static void assertOutcomes(String figure, Breakdown breakdown) {
    assertSame(breakdown.of("deals_won", Row::value), data.numbers(figure, "won"));
    assertSame(breakdown.of("deals_lost", Row::value), data.numbers(figure, "lost"));
    assertSame(breakdown.of("win_rate", Row::value), data.numbers(figure, "win_rate"));
    assertSame(
        breakdown.of("average_deal_value", Row::numerator), data.numbers(figure, "won_value"));
    assertSame(breakdown.of("average_deal_value", Row::value), data.numbers(figure, "avg_won"));
  }

  /** Label to number of a KPI. */
  private interface Breakdown {
    Map<String, Double> of(String kpi, Function<Row, OptionalDouble> column);
  }
}
