package io.funnelstreams.bench.promise;

import io.funnelstreams.bench.engine.InMemoryEngine;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.bench.history.Histories;
import io.funnelstreams.bench.history.History;
import io.funnelstreams.bench.history.TestCatalogue;
import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InMemoryPromiseTest {
  private static final Catalogue CATALOGUE = TestCatalogue.withShares();

  @Property(tries = 10_000)
  void anyArrivalGivesTheNumbersOfTheBatch(
      @ForAll("histories") History history, @ForAll long seed) {
    OracleAgreement.check(
        new InMemoryEngine(), history.plan(), history.shuffled(seed), history.now());
  }

  @Property(tries = 200)
  void lookingAtTheNumbersInBetweenDoesNotChangeThem(
      @ForAll("histories") History history, @ForAll long seed) {
    OracleAgreement.check(
        InMemoryPromiseTest::readAfterEveryDelivery,
        history.plan(),
        history.shuffled(seed),
        history.now());
  }

  @Property(tries = 200)
  void aClockThatWasAheadLeavesNoNumberBehind(
      @ForAll("histories") History history, @ForAll long seed) {
    OracleAgreement.check(
        InMemoryPromiseTest::withAClockThatComesBack,
        history.plan(),
        history.shuffled(seed),
        history.now());
  }

  private static Map<RowKey, RowValue> withAClockThatComesBack(
      Plan plan, List<Event> deliveries, Instant now) {
    var today = plan.rules().calendar().dayOf(now);
    var pipeline = new FunnelPipeline(plan, today.plusYears(1));
    int half = deliveries.size() / 2;
    deliveries.subList(0, half).forEach(pipeline::accept);
    pipeline.kpis();
    pipeline.today(today);
    deliveries.subList(half, deliveries.size()).forEach(pipeline::accept);
    return InMemoryEngine.rows(pipeline.kpis());
  }

  private static Map<RowKey, RowValue> readAfterEveryDelivery(
      Plan plan, List<Event> deliveries, Instant now) {
    var pipeline = new FunnelPipeline(plan, plan.rules().calendar().dayOf(now));
    for (var delivery : deliveries) {
      pipeline.accept(delivery);
      pipeline.kpis();
    }
    return InMemoryEngine.rows(pipeline.kpis());
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.histories(CATALOGUE);
  }
}
