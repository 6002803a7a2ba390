package io.funnelstreams.serve.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Values that come up again and again, each kept once under a number. */
final class Numbered<V> {
  private final Map<V, Integer> numbers = new HashMap<>();
  private final List<V> values = new ArrayList<>();

  /** The number of a value; a new one where it has none. */
  int of(V value) {
    var known = numbers.get(value);
    if (known != null) {
      return known;
    }
    numbers.put(value, values.size());
    values.add(value);
    return values.size() - 1;
  }

  V get(int number) {
    return values.get(number);
  }

  /** By number, the value's place in an order; equal values share one. */
  int[] ranks(Comparator<? super V> order) {
    var sorted =
        IntStream.range(0, values.size())
            .boxed()
            .sorted((a, b) -> order.compare(values.get(a), values.get(b)))
            .toList();
    var ranks = new int[values.size()];
    for (int place = 0; place < ranks.length; place++) {
      int number = sorted.get(place);
      boolean sameAsBefore =
          place > 0 && order.compare(values.get(sorted.get(place - 1)), values.get(number)) == 0;
      ranks[number] = sameAsBefore ? ranks[sorted.get(place - 1)] : place;
    }
    return ranks;
  }
}
