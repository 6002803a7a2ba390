package io.funnelstreams.app.run;

import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.Progress;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Retracts the rows that an output topic still has of definitions other than the active one. */
final class StaleRowCleaner {
  private static final List<Topic> TOPICS = List.of(Topic.KPIS, Topic.SCORECARDS, Topic.PROGRESS);

  private final String version;
  private final Set<String> keys = new HashSet<>();
  private boolean hit;

  private StaleRowCleaner(String version) {
    this.version = version;
  }

  /**
   * Retracts them on every topic, for a definition that has published all of its rows.
   *
   * @return false where the definition published a row for the first time at the same moment at
   *     which the row of that key was retracted: then it has to publish its rows once more
   */
  static boolean takeBack(Cluster cluster, String version) {
    boolean clean = true;
    for (var topic : TOPICS) {
      clean &= new StaleRowCleaner(version).takeBack(cluster, topic);
    }
    return clean;
  }

  private boolean takeBack(Cluster cluster, Topic topic) {
    try (var reader = CommittedReader.open(cluster.properties(), topic, cluster.values())) {
      reader.toEnd(this::find);
      cluster.delete(topic, new ArrayList<>(keys));
      reader.toEnd(this::check);
    }
    return !hit;
  }

  private void find(ConsumerRecord<String, SpecificRecord> row) {
    if (row.value() == null || isOurs(row.value())) {
      keys.remove(row.key());
    } else {
      keys.add(row.key());
    }
  }

  /** Continues to read where the search ended, past the tombstones that were written since. */
  private void check(ConsumerRecord<String, SpecificRecord> row) {
    if (row.value() == null) {
      keys.remove(row.key());
    } else if (keys.contains(row.key())) {
      hit = true;
    }
  }

  private boolean isOurs(SpecificRecord row) {
    return definitionOf(row).equals(Optional.of(version));
  }

  private static Optional<String> definitionOf(SpecificRecord row) {
    if (row instanceof Kpi kpi) {
      return Optional.of(kpi.getDefinition());
    }
    if (row instanceof Scorecard card) {
      return Optional.of(card.getDefinition());
    }
    return row instanceof Progress progress
        ? Optional.of(progress.getDefinition())
        : Optional.empty();
  }
}
