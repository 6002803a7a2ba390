package io.funnelstreams.bench.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.bench.history.Histories;
import io.funnelstreams.bench.history.History;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.schemas.yaml.CatalogueYaml;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws that the oracle's own numbers obey for any history. */
class OracleLawsTest {
  private static final List<String> ADDITIVE =
      List.of(
          "leads",
          "mqls",
          "deals_won",
          "contracts_signed",
          "new_customers",
          "churned_customers",
          "new_mrr",
          "expansion_mrr",
          "churned_mrr",
          "orders",
          "revenue",
          "sessions",
          "follower_growth",
          "guest_posts");

  @Property(tries = 200)
  void orderAndRepetitionOfDeliveriesChangeNothing(
      @ForAll("histories") History history, @ForAll long seed) {
    var oracle = new Oracle(history.plan());

    assertThat(oracle.table(history.shuffled(seed))).isEqualTo(oracle.table(history.deliveries()));
  }

  @Property(tries = 200)
  void openDealsAreThoseOpenedAndNeitherWonNorLost(@ForAll("histories") History history) {
    var table = new Oracle(history.plan()).table(history.deliveries());

    table.forEach(
        (key, row) -> {
          if (key.kpi().equals("open_deals") && key.grain() == Grain.YEAR && whole(key)) {
            double flows =
                upTo(key, "deals_opened", table)
                    - upTo(key, "deals_won", table)
                    - upTo(key, "deals_lost", table);
            assertThat(row.value()).as(key.toString()).hasValue(flows);
          }
        });
  }

  @Property(tries = 200)
  void segmentsAddUpToTheCompany(@ForAll("histories") History history) {
    var table = new Oracle(history.plan()).table(history.deliveries());
    var dimension = history.plan().breakdowns().get(1).dimensions();

    for (var kpi : ADDITIVE) {
      if (observed(kpi, dimension, table)) {
        assertThat(sum(kpi, dimension, table))
            .as(kpi)
            .isCloseTo(sum(kpi, List.of(), table), within(1e-6));
      }
    }
  }

  @Property(tries = 50)
  void recurringRevenueIsWhatItsMovementsComeTo(@ForAll("histories") History history) {
    var table = new Oracle(history.plan()).table(history.deliveries());

    table.forEach(
        (key, row) -> {
          if (key.kpi().equals("mrr") && key.grain() == Grain.MONTH && whole(key)) {
            double moved =
                upTo(key, "new_mrr", table)
                    + upTo(key, "expansion_mrr", table)
                    + upTo(key, "reactivation_mrr", table)
                    - upTo(key, "contraction_mrr", table)
                    - upTo(key, "churned_mrr", table);
            assertThat(row.value().orElseThrow()).as(key.toString()).isCloseTo(moved, within(1e-6));
          }
        });
  }

  @Property(tries = 50)
  void customersAreThoseWhoCameAndHaveNotGone(@ForAll("histories") History history) {
    var table = new Oracle(history.plan()).table(history.deliveries());

    table.forEach(
        (key, row) -> {
          if (key.kpi().equals("customers") && key.grain() == Grain.MONTH && whole(key)) {
            double came =
                upTo(key, "new_customers", table)
                    + upTo(key, "reactivated_customers", table)
                    - upTo(key, "churned_customers", table);
            assertThat(row.value()).as(key.toString()).hasValue(came);
          }
        });
  }

  @Example
  void everyKpiOfTheCatalogueIsCheckedByTheOracle() {
    var catalogue = CatalogueYaml.builtIn().kpis().stream().map(Kpi::id).toList();

    assertThat(Oracle.kpis()).containsAll(catalogue);
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.histories(Catalogue.of(List.of()));
  }

  private static boolean whole(RowKey key) {
    return key.segment().isEmpty();
  }

  private static double upTo(RowKey until, String kpi, Map<RowKey, RowValue> table) {
    return table.entrySet().stream()
        .filter(row -> row.getKey().kpi().equals(kpi))
        .filter(row -> row.getKey().grain() == until.grain() && whole(row.getKey()))
        .filter(row -> row.getKey().period().compareTo(until.period()) <= 0)
        .mapToDouble(row -> row.getValue().value().orElseThrow())
        .sum();
  }

  private static boolean observed(
      String kpi, List<String> dimensions, Map<RowKey, RowValue> table) {
    return table.entrySet().stream()
        .filter(row -> row.getKey().kpi().equals(kpi) && in(dimensions, row.getKey()))
        .allMatch(row -> row.getValue().value().isPresent());
  }

  private static boolean in(List<String> dimensions, RowKey key) {
    return List.copyOf(key.segment().keySet()).equals(dimensions);
  }

  private static double sum(String kpi, List<String> dimensions, Map<RowKey, RowValue> table) {
    return table.entrySet().stream()
        .filter(row -> row.getKey().kpi().equals(kpi))
        .filter(row -> row.getKey().grain() == Grain.DAY)
        .filter(row -> in(dimensions, row.getKey()))
        .mapToDouble(row -> row.getValue().value().orElseThrow())
        .sum();
  }
}
