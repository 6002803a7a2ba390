package io.funnelstreams.serve.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The series of one metric, which are replaced as a whole; there are never more than a cap. */
final class SeriesSet {
  private final MultiGauge gauge;
  private final int most;
  private final Map<Tags, Double> next = new LinkedHashMap<>();
  private int omitted;

  private SeriesSet(MultiGauge gauge, int most) {
    this.gauge = gauge;
    this.most = most;
  }

  static SeriesSet of(String name, String description, int most, MeterRegistry registry) {
    return new SeriesSet(
        MultiGauge.builder(name).description(description).register(registry), most);
  }

  /** Adds a series; one without a value has none, for 0 would be a number. */
  void add(Tags tags, OptionalDouble value) {
    value.ifPresent(number -> add(tags, number));
  }

  void add(Tags tags, double value) {
    if (next.size() < most || next.containsKey(tags)) {
      next.put(tags, value);
    } else {
      omitted++;
    }
  }

  /**
   * Shows what was added since the last time, and nothing else.
   *
   * @return how many series there was no room for
   */
  int show() {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    next.forEach((tags, value) -> rows.add(MultiGauge.Row.of(tags, value)));
    gauge.register(rows, true);
    int left = omitted;
    next.clear();
    omitted = 0;
    return left;
  }
}
