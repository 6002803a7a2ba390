package io.funnelstreams.serve.read;

/**
 * An instance of the Kafka Streams application, as its consumer group names it.
 *
 * @param name which it keeps over restarts
 * @param definition the version of the definition that it counts by
 * @param threads how many of its threads are in the group
 * @param partitions how many partitions they are assigned
 */
public record StreamsInstance(
    String name, String definition, State state, int threads, int partitions) {
  /** The state of an instance. */
  public enum State {
    RUNNING,
    /** Partitions are being assigned. */
    REBALANCING,
    /** There is no partition left for it: it takes the partitions of an instance that ends. */
    STANDBY
  }
}
