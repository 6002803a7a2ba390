package io.funnelstreams.bench.rollout;

import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.Progress;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/** The last record of every key of the output topics, as a reader of a compacted topic has it. */
record PublishedRows(Map<String, Kpi> kpis, Set<String> definitions) {

  static PublishedRows read(LocalCluster cluster) {
    var definitions = new TreeSet<String>();
    var kpis = new HashMap<String, Kpi>();
    for (var topic : List.of(Topic.KPIS, Topic.SCORECARDS, Topic.PROGRESS)) {
      var last = last(cluster, topic);
      last.values().forEach(row -> addDefinition(row, definitions));
      last.forEach(
          (key, row) -> {
            if (row instanceof Kpi kpi) {
              kpis.put(key, kpi);
            }
          });
    }
    return new PublishedRows(kpis, definitions);
  }

  private static Map<String, SpecificRecord> last(LocalCluster cluster, Topic topic) {
    var last = new HashMap<String, SpecificRecord>();
    try (var reader = CommittedReader.open(cluster.clients(), topic, cluster.values())) {
      reader.toEnd(row -> last.put(row.key(), row.value()));
    }
    last.values().removeIf(row -> row == null);
    return last;
  }

  /** Progress that was only counted is not published. */
  private static void addDefinition(SpecificRecord row, Set<String> definitions) {
    if (row instanceof Kpi kpi) {
      definitions.add(kpi.getDefinition());
    } else if (row instanceof Scorecard card) {
      definitions.add(card.getDefinition());
    } else if (row instanceof Progress progress && progress.getPublishedSince() != null) {
      definitions.add(progress.getDefinition());
    }
  }
}
