package io.funnelstreams.bench.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.engine.InMemoryEngine;
import io.funnelstreams.bench.history.Histories;
import io.funnelstreams.bench.history.History;
import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.schemas.yaml.CatalogueYaml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TrackingPromiseTest {
  private static final Catalogue CATALOGUE = CatalogueYaml.builtIn();
  private static final Set<Grain> GRAINS = Set.of(Grain.DAY, Grain.MONTH, Grain.TOTAL, Grain.WEEK);

  @Property(tries = 300)
  void whatIsTrackedIsWhatItIsWhereEverythingIsTracked(
      @ForAll("histories") History history, @ForAll long seed) {
    var whole = withoutCaps(history.plan(), CATALOGUE, Set.of(Grain.values()));
    var tracked =
        CATALOGUE.tracking(List.of("win_rate", "unique_visitors", "lead_growth", "mrr", "cac"));
    var some = withoutCaps(history.plan(), tracked, GRAINS);

    var expected = rows(whole, history, seed);
    expected.keySet().removeIf(key -> !isTracked(key, tracked));

    assertThat(rows(some, history, seed)).isEqualTo(expected);
  }

  private static boolean isTracked(RowKey key, Catalogue tracked) {
    var ids = tracked.kpis().stream().map(Kpi::id).collect(Collectors.toSet());
    return ids.contains(key.kpi()) && GRAINS.contains(key.grain());
  }

  private static Map<RowKey, RowValue> rows(Plan plan, History history, long seed) {
    return new HashMap<>(new InMemoryEngine().run(plan, history.shuffled(seed), history.now()));
  }

  /** Which segments a cap keeps goes by what is tracked. */
  private static Plan withoutCaps(Plan plan, Catalogue catalogue, Set<Grain> grains) {
    return new Plan(
        plan.name(),
        plan.rules(),
        plan.breakdowns().stream().map(TrackingPromiseTest::withoutCap).toList(),
        catalogue,
        plan.grossMargin(),
        List.of(),
        List.of(),
        plan.forget(),
        plan.content(),
        plan.actions(),
        grains);
  }

  private static GroupingSet withoutCap(GroupingSet breakdown) {
    return breakdown.equals(GroupingSet.TOTAL)
        ? breakdown
        : new GroupingSet(breakdown.dimensions(), 1_000);
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.histories(CATALOGUE);
  }
}
