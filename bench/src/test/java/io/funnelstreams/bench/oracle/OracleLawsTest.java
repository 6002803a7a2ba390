package io.funnelstreams.bench.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.history.Histories;
import io.funnelstreams.bench.history.History;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.time.Grain;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of the oracle's own numbers whatever happened. */
class OracleLawsTest {

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
                upTo(key.period(), "deals_opened", table)
                    - upTo(key.period(), "deals_won", table)
                    - upTo(key.period(), "deals_lost", table);
            assertThat(row.value()).as(key.toString()).hasValue(flows);
          }
        });
  }

  @Property(tries = 200)
  void regionsAddUpToTheCompany(@ForAll("histories") History history) {
    var table = new Oracle(history.plan()).table(history.deliveries());

    for (var kpi : List.of("leads", "mqls", "deals_won", "contracts_signed", "new_customers")) {
      assertThat(sum(kpi, List.of("region"), table)).as(kpi).isEqualTo(sum(kpi, List.of(), table));
    }
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.histories(Catalogue.of(List.of()));
  }

  private static boolean whole(RowKey key) {
    return key.segment().isEmpty();
  }

  private static double upTo(String period, String kpi, SortedMap<RowKey, RowValue> table) {
    return table.entrySet().stream()
        .filter(row -> row.getKey().kpi().equals(kpi))
        .filter(row -> row.getKey().grain() == Grain.YEAR && whole(row.getKey()))
        .filter(row -> row.getKey().period().compareTo(period) <= 0)
        .mapToDouble(row -> row.getValue().value().orElseThrow())
        .sum();
  }

  private static double sum(String kpi, List<String> dimensions, Map<RowKey, RowValue> table) {
    return table.entrySet().stream()
        .filter(row -> row.getKey().kpi().equals(kpi))
        .filter(row -> row.getKey().grain() == Grain.DAY)
        .filter(row -> List.copyOf(row.getKey().segment().keySet()).equals(dimensions))
        .mapToDouble(row -> row.getValue().value().orElseThrow())
        .sum();
  }
}
