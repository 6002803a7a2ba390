package io.funnelstreams.bench.promise;

import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.bench.engine.TopologyEngine;
import io.funnelstreams.bench.history.Histories;
import io.funnelstreams.bench.history.History;
import io.funnelstreams.bench.history.TestCatalogue;
import io.funnelstreams.core.kpi.Catalogue;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TopologyPromiseTest {
  private static final Catalogue CATALOGUE = TestCatalogue.withShares();

  @Property(tries = 150)
  void anyArrivalGivesTheNumbersOfTheBatch(
      @ForAll("histories") History history, @ForAll long seed) {
    OracleAgreement.check(
        new TopologyEngine(seed), history.plan(), history.shuffled(seed), history.now());
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.histories(CATALOGUE);
  }
}
