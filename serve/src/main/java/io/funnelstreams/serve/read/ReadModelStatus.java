package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.avro.PublishedDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a read model and the pipeline behind it are.
 *
 * @param ready whether the model holds everything that was published when it started, of one
 *     definition
 * @param kpiRows how many KPI rows it shows
 * @param clusterId the id of the Kafka cluster; empty until it has answered
 * @param bootstrapServers the addresses that the model knows the cluster by
 * @param shownDefinition the version of the definition that the rows shown are of
 * @param definition the last record of the definition topic; during a rollout it differs from the
 *     one shown
 * @param caughtUpTo everything that was on the event topics at this moment is in the KPIs; empty
 *     where that is not known yet
 * @param lagRecords how many records of the event topics the KPIs do not hold yet
 * @param lastEventAt when the latest event happened, by its own time
 * @param alertsFiring how many alerts fire
 * @param instances of the Kafka Streams application, as they were a few seconds ago; empty where
 *     that is not known
 */
public record ReadModelStatus(
    boolean ready,
    long kpiRows,
    String clusterId,
    String bootstrapServers,
    Optional<String> shownDefinition,
    Optional<PublishedDefinition> definition,
    Optional<Instant> caughtUpTo,
    long lagRecords,
    Optional<Instant> lastEventAt,
    int alertsFiring,
    List<StreamsInstance> instances) {
  public ReadModelStatus {
    instances = List.copyOf(instances);
  }

  /** The same with another time of catching up. */
  ReadModelStatus caughtUpTo(Optional<Instant> at) {
    return new ReadModelStatus(
        ready,
        kpiRows,
        clusterId,
        bootstrapServers,
        shownDefinition,
        definition,
        at,
        lagRecords,
        lastEventAt,
        alertsFiring,
        instances);
  }
}
