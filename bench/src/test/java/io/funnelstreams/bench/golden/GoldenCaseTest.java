package io.funnelstreams.bench.golden;

import io.funnelstreams.bench.engine.InMemoryEngine;
import io.funnelstreams.bench.engine.TopologyEngine;
import io.funnelstreams.bench.oracle.Oracle;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenCaseTest {

  @ParameterizedTest
  @MethodSource("cases")
  void theOracleGivesWhatWasWorkedOutByHand(GoldenCase golden) {
    golden.check((plan, deliveries, now) -> new Oracle(plan).table(deliveries));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void thePipelineInMemoryGivesWhatWasWorkedOutByHand(GoldenCase golden) {
    golden.check(new InMemoryEngine());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theTopologyGivesWhatWasWorkedOutByHand(GoldenCase golden) {
    golden.check(new TopologyEngine(1));
  }

  static List<GoldenCase> cases() {
    return GoldenCase.all();
  }
}
