package io.funnelstreams.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Earlier findings and the seeds of the fuzzer break no promise. */
class KeptCasesTest {
  @TestFactory
  @Timeout(300)
  Stream<DynamicTest> noKeptCaseBreaksAnything() {
    return Arrays.stream(Target.values())
        .flatMap(
            target ->
                Seeds.cases(target).stream()
                    .map(
                        file ->
                            DynamicTest.dynamicTest(
                                target + "/" + file.getFileName(),
                                () -> target.attack(Seeds.bytes(file)))));
  }

  @Test
  @Timeout(300)
  void whatTheFuzzerBeginsWithKeepsEveryPromise() throws Exception {
    for (var target : Target.values()) {
      var seeds = target.seeds().toList();
      assertThat(seeds).as(target.toString()).isNotEmpty();
      for (var seed : seeds) {
        target.attack(seed);
      }
    }
  }
}
