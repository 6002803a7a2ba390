package io.funnelstreams.bench.promise;

import io.funnelstreams.bench.engine.InMemoryEngine;
import io.funnelstreams.bench.engine.KpiEngineUnderTest;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.bench.engine.TopologyEngine;
import io.funnelstreams.bench.history.ExportHistories;
import io.funnelstreams.bench.history.ExportHistory;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.schemas.yaml.CatalogueYaml;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A series of exports gives the numbers of the last content of their rows. The oracle knows only
 * that content: neither the earlier exports nor the ledger.
 */
class ExportPromiseTest {
  private static final Catalogue CATALOGUE = CatalogueYaml.builtIn();

  @Property(tries = 2_000)
  void exportsInARowGiveTheNumbersOfTheLastVersionsOfTheirRows(
      @ForAll("histories") ExportHistory history, @ForAll long seed) {
    check(new InMemoryEngine(), history, seed);
  }

  @Property(tries = 50)
  void theTopologyGivesThemToo(@ForAll("histories") ExportHistory history, @ForAll long seed) {
    check(new TopologyEngine(seed), history, seed);
  }

  private static void check(KpiEngineUnderTest engine, ExportHistory history, long seed) {
    OracleAgreement.check(
        (plan, last, now) -> engine.run(plan, history.shuffled(seed), now),
        history.plan(),
        history.last(),
        history.now());
  }

  @Provide
  Arbitrary<ExportHistory> histories() {
    return ExportHistories.histories(CATALOGUE);
  }
}
