package io.funnelstreams.streams;

import java.nio.file.Path;
import java.util.Map;

/**
 * The location and the parallelism of a Kafka Streams application.
 *
 * @param clients settings of the Kafka clients and of the serde: {@code bootstrap.servers}, {@code
 *     schema.registry.url}, security; whatever Kafka Streams knows may be here and wins over what
 *     is set for it
 * @param stateDirectory where local state is kept; keep it across restarts, or the state is rebuilt
 * @param partitions partitions of the event topics: the most tasks that can share the work
 * @param threads how many threads this instance works with
 * @param replication copies of every internal topic
 */
public record StreamsSettings(
    Map<String, Object> clients,
    Path stateDirectory,
    int partitions,
    int threads,
    short replication) {
  public StreamsSettings {
    clients = Map.copyOf(clients);
  }
}
