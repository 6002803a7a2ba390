package io.funnelstreams.schemas.topic;

/**
 * The settings of topics that an installation chooses.
 *
 * @param eventPartitions partitions of every topic that is keyed by party: the most instances of
 *     the Kafka Streams application that can share the work; the number cannot be changed once
 *     there is data
 * @param outputPartitions partitions of the KPIs, scorecards, rejects and imports
 * @param replication copies of every partition; with three or more, two must acknowledge a write
 */
public record TopicSettings(int eventPartitions, int outputPartitions, short replication) {
  public TopicSettings {
    positive(eventPartitions, "event partitions");
    positive(outputPartitions, "output partitions");
    positive(replication, "replication");
  }

  /** Settings of one broker in one process. */
  public static TopicSettings embedded() {
    return new TopicSettings(4, 1, (short) 1);
  }

  /** The partitions of a topic. */
  public int partitions(Topic topic) {
    return switch (topic.kind()) {
      case PARTY_HISTORY -> eventPartitions;
      case LATEST, BOUNDED_LATEST -> outputPartitions;
      case SINGLE_LATEST -> 1;
    };
  }

  private static void positive(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
