package io.funnelstreams.bench.rollout;

import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.KpiView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Two readers during the rollout of a plan: one reads only the compacted KPI topic, as a downstream
 * consumer does, the other queries our own view again and again.
 */
final class WatchingReader implements AutoCloseable {
  private final LocalCluster cluster;
  private final Map<String, Map<String, Set<Double>>> seen = new ConcurrentHashMap<>();
  private final List<String> mixed = new CopyOnWriteArrayList<>();
  private final Map<String, Map<String, Double>> tables = new ConcurrentHashMap<>();
  private final Thread downstream = new Thread(this::readTopic, "downstream");
  private final Thread asking = new Thread(this::askView, "asking");
  private volatile boolean stopped;

  WatchingReader(LocalCluster cluster) {
    this.cluster = cluster;
    downstream.start();
    asking.start();
  }

  /**
   * Rows of which the topic ever had another value of the same definition than the one it ends
   * with.
   */
  List<String> intermediateRows(PublishedRows end) {
    var intermediate = new ArrayList<String>();
    end.kpis()
        .forEach(
            (key, kpi) -> {
              var values = seen.getOrDefault(kpi.getDefinition(), Map.of()).get(key);
              if (values != null && values.size() > 1) {
                intermediate.add(key + " was " + values);
              }
            });
    return intermediate;
  }

  /** Answers of the view that were of two definitions, or of one that was not complete. */
  List<String> mixedTables() {
    return mixed;
  }

  void stop() {
    stopped = true;
    try {
      downstream.join();
      asking.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void readTopic() {
    try (var reader = CommittedReader.open(cluster.clients(), Topic.KPIS, cluster.values())) {
      while (!stopped) {
        reader.poll(Duration.ofMillis(50)).stream()
            .filter(row -> row.value() instanceof Kpi)
            .forEach(row -> see(row.key(), (Kpi) row.value()));
      }
    }
  }

  private void see(String key, Kpi kpi) {
    var value = kpi.getValue() == null ? Double.valueOf(Double.NaN) : kpi.getValue();
    seen.computeIfAbsent(kpi.getDefinition(), version -> new ConcurrentHashMap<>())
        .computeIfAbsent(key, row -> new HashSet<>())
        .add(value);
  }

  private void askView() {
    while (!stopped) {
      try (var view = KpiView.open(cluster.clients(), cluster.values(), row -> true)) {
        view.catchUp();
        check(view.kpis(KpiQuery.TOTALS));
      }
    }
  }

  /** Nothing is imported during the rollout: every answer of a definition must be the same. */
  private void check(List<KpiRow> answer) {
    var versions = answer.stream().map(KpiRow::definition).collect(Collectors.toSet());
    if (versions.size() != 1) {
      mixed.add("an answer of " + versions);
      return;
    }
    var table = new TreeMap<String, Double>();
    answer.forEach(
        row -> table.put(row.kpi() + row.period().label(), row.value().orElse(Double.NaN)));
    var before = tables.putIfAbsent(versions.iterator().next(), table);
    if (before != null && !before.equals(table)) {
      mixed.add("two answers of " + versions + " differ");
    }
  }

  @Override
  public void close() {
    stop();
  }
}
