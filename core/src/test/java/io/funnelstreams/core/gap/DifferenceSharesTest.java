package io.funnelstreams.core.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FunnelStage;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceSharesTest {
  private static final Catalogue CATALOGUE =
      Catalogue.of(
          List.of(
              kpi("won", "Deals won", "sum(deals_won)"),
              kpi("lost", "Deals lost", "sum(deals_lost)"),
              kpi("win_rate", "Win rate", "won / (won + lost)"),
              kpi("deal_value", "Deal value", "sum(won_amount) / won"),
              kpi("cac", "CAC", "(sum(marketing_spend) + sum(sales_spend)) / sum(new_customers)"),
              kpi("mrr", "MRR", "stock(mrr)"),
              kpi("arr", "ARR", "12 * mrr"),
              kpi("customers", "Customers", "stock(customers)"),
              kpi("arpa", "ARPA", "mrr / customers"),
              kpi("churn", "Churn", "sum(churned_customers) / previous(customers)"),
              kpi("clv", "CLV", "arpa * gross_margin() / (churn / months())")));

  @Test
  void dealValueIsSplitAmongAmountAndDeals() {
    // 100 / 10 = 10 before, 240 / 12 = 20 now. Amount: 140 × (1/10 + 1/12) / 2 = 12.83.
    var shares =
        shares(
            "deal_value",
            Map.of("Won amount", 100.0, "Deals won", 10.0),
            Map.of("Won amount", 240.0, "Deals won", 12.0));

    assertThat(shares.get("Won amount")).isCloseTo(140 * (1 / 10.0 + 1 / 12.0) / 2, within(1e-12));
    assertThat(shares.get("Deals won")).isCloseTo(10 - 12.833333333333334, within(1e-12));
  }

  @Test
  void partThatStandsTwiceHasOneShare() {
    // 5 / 10 before, 9 / 12 now: the losses fell from 5 to 3, the wins rose from 5 to 9.
    var shares =
        shares(
            "win_rate",
            Map.of("Deals won", 5.0, "Deals lost", 5.0),
            Map.of("Deals won", 9.0, "Deals lost", 3.0));

    assertThat(shares).containsOnlyKeys("Deals won", "Deals lost");
    // All deals rose by 2, which is 7 × (1/12 − 1/10) = −7/60 of the rate: −7/120 for each deal.
    assertThat(shares.get("Deals lost")).isCloseTo(-2 * -7 / 120.0, within(1e-12));
    // Four wins more are 4 × (1/10 + 1/12) / 2 as wins, and 4 × −7/120 as deals.
    assertThat(shares.get("Deals won"))
        .isCloseTo(4 * (1 / 10.0 + 1 / 12.0) / 2 - 4 * 7 / 120.0, within(1e-12));
  }

  @Test
  void termsOfSumPassTheirPartOfItsShare() {
    // 1000 + 500 over 10 before, 1600 + 300 over 10 now.
    var shares =
        shares(
            "cac",
            Map.of("Marketing spend", 1000.0, "Sales spend", 500.0, "New customers", 10.0),
            Map.of("Marketing spend", 1600.0, "Sales spend", 300.0, "New customers", 10.0));

    assertThat(shares.get("Marketing spend")).isCloseTo(60, within(1e-12));
    assertThat(shares.get("Sales spend")).isCloseTo(-20, within(1e-12));
    assertThat(shares.get("New customers")).isZero();
  }

  @Test
  void levelIsSplitAmongWhatCameAndWent() {
    var between =
        Map.of(
            "New mrr",
            50.0,
            "Expansion mrr",
            20.0,
            "Reactivation mrr",
            0.0,
            "Contraction mrr",
            5.0,
            "Churned mrr",
            30.0);

    var shares = shares("arr", Map.of("MRR", 100.0), Map.of("MRR", 135.0), between);

    assertThat(shares.get("New mrr")).isEqualTo(600);
    assertThat(shares.get("Churned mrr")).isEqualTo(-360);
    assertThat(shares).doesNotContainKey("MRR");
    assertThat(shares.values().stream().mapToDouble(each -> each).sum()).isEqualTo(420);
  }

  @Test
  void whatNoMovementExplainsStaysWithTheLevel() {
    var none =
        Map.of(
            "New mrr",
            0.0,
            "Expansion mrr",
            0.0,
            "Reactivation mrr",
            0.0,
            "Contraction mrr",
            0.0,
            "Churned mrr",
            0.0);

    assertThat(shares("mrr", Map.of("MRR", 100.0), Map.of("MRR", 104.0), none).get("MRR"))
        .isEqualTo(4);
  }

  @Test
  void partThatIsKpiOfItsOwnIsNotTakenApart() {
    var shares =
        shares(
            "clv",
            Map.of("ARPA", 100.0, "gross margin", 0.8, "Churn", 0.05, "months", 1.0),
            Map.of("ARPA", 110.0, "gross margin", 0.8, "Churn", 0.04, "months", 1.0));

    assertThat(shares).containsOnlyKeys("ARPA", "gross margin", "Churn", "months");
    assertThat(shares.get("gross margin")).isZero();
    assertThat(shares.get("ARPA")).isCloseTo(10 * 0.8 * (20 + 25) / 2, within(1e-9));
    assertThat(shares.get("ARPA") + shares.get("Churn")).isCloseTo(2200 - 1600, within(1e-9));
  }

  @Test
  void divisorOfNothingHasNoShares() {
    var shares =
        shares(
            "deal_value",
            Map.of("Won amount", 0.0, "Deals won", 0.0),
            Map.of("Won amount", 240.0, "Deals won", 12.0));

    assertThat(shares.values()).anyMatch(share -> !Double.isFinite(share));
  }

  private static Map<String, Double> shares(
      String kpi, Map<String, Double> before, Map<String, Double> after) {
    return shares(kpi, before, after, Map.of());
  }

  private static Map<String, Double> shares(
      String kpi,
      Map<String, Double> before,
      Map<String, Double> after,
      Map<String, Double> between) {
    var byName = new LinkedHashMap<String, Double>();
    DifferenceShares.of(
            CATALOGUE.treeOf(kpi).orElseThrow(),
            leaf -> before.get(leaf.name()),
            leaf -> after.get(leaf.name()),
            leaf -> between.get(leaf.name()))
        .forEach((leaf, share) -> byName.put(leaf.name(), share));
    return byName;
  }

  private static Kpi kpi(String id, String title, String formula) {
    return new Kpi(
        id, title, id, Formula.parse(formula), Unit.COUNT, Direction.UP, FunnelStage.ACQUIRE);
  }
}
