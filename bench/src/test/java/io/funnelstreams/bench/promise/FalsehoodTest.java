package io.funnelstreams.bench.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.engine.InMemoryEngine;
import io.funnelstreams.bench.engine.KpiEngineUnderTest;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.bench.history.Histories;
import io.funnelstreams.bench.history.History;
import io.funnelstreams.schemas.yaml.CatalogueYaml;
import java.util.Random;
import java.util.logging.Logger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The promise tests find a broken rule of any family, and soon. */
class FalsehoodTest {
  private static final Logger LOG = Logger.getLogger(FalsehoodTest.class.getName());
  private static final KpiEngineUnderTest RIGHT = new InMemoryEngine();
  private static final int MOST_TRIES = 1_000;

  @Property
  void aBrokenRuleOfAnyFamilyIsCaught(@ForAll Falsehood falsehood) {
    KpiEngineUnderTest wrong =
        (plan, deliveries, now) -> RIGHT.run(plan, falsehood.bend(deliveries), now);

    int tries = triesUntilCaught(wrong, new Random(falsehood.name().hashCode()));

    LOG.info(() -> falsehood + " is caught by history " + tries);
    assertThat(tries).as("histories until %s is caught", falsehood).isLessThan(MOST_TRIES);
  }

  private static int triesUntilCaught(KpiEngineUnderTest wrong, Random random) {
    var histories = Histories.histories(CatalogueYaml.builtIn()).generator(MOST_TRIES);
    for (int tries = 1; tries < MOST_TRIES; tries++) {
      var history = histories.next(random).value();
      if (differs(wrong, history) && !differs(RIGHT, history)) {
        return tries;
      }
    }
    return MOST_TRIES;
  }

  private static boolean differs(KpiEngineUnderTest engine, History history) {
    return !OracleAgreement.differences(engine, history.plan(), history.deliveries(), history.now())
        .isEmpty();
  }
}
