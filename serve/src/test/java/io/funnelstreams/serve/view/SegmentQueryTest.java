package io.funnelstreams.serve.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SegmentQueryTest {
  @Test
  void findsASegmentHoweverItsValueIsSpelled() {
    var query = new SegmentQuery(Set.of("city"), Map.of("city", "GROSSSTADT\u00A0"));

    assertThat(query.matches(Map.of("city", "Gro\u00DFstadt"))).isTrue();
    assertThat(query.matches(Map.of("city", "Kleinstadt"))).isFalse();
  }
}
