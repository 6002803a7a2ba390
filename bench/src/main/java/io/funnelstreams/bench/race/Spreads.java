package io.funnelstreams.bench.race;

import java.util.List;
import java.util.Locale;

/** The least, the middle and the greatest of some figures. */
record Spreads(double least, double median, double greatest) {
  static Spreads of(List<Double> figures) {
    var sorted = figures.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Spreads(sorted.get(0), median, sorted.get(size - 1));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,10.2f %,10.2f %,10.2f", least, median, greatest);
  }
}
