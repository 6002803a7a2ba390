package io.funnelstreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MappingExpressionTest {
  private static final String LONG =
      """
      (
        /* what it is worth */
        $each := function($x, $i) { $number($replace($x, /[^0-9.]+/i, "")) * $power(10, -2) };
        $names := {'a': "b\\u0041", `c d`: [1..3][$ > 1 and $ != 3]};
        items[kind in ['x', 'y']]^(>at).{'sum': $sum(price.$each($)), 'last': **.at[-1] ~> $string}
          ~> | parts | {'n': $exists(n) ? n : null}, ['m'] |
      )
      """;

  @Test
  void anExpressionIsReadOrRefusedWhereverItBreaksOff() {
    var refused =
        IntStream.rangeClosed(0, LONG.length()).filter(end -> isRefused(LONG.substring(0, end)));

    assertThat(refused.count()).isBetween(LONG.length() / 2L, LONG.length() - 1L);
  }

  @Test
  void anExpressionOfManyBracketsIsRefused() {
    assertThat(isRefused("(".repeat(100_000))).isTrue();
  }

  @Test
  void anExpressionIsOfADocumentAndItsBindings() {
    var document = Map.<String, Object>of("price", 2);

    assertThat(new MappingExpression("price * $rate").valueOf(document, Map.of("rate", 3)))
        .contains(6);
  }

  private static boolean isRefused(String text) {
    try {
      var unused = new MappingExpression(text);
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
