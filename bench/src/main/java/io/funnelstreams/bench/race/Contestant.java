package io.funnelstreams.bench.race;

/** Something that consumes all event topics from their beginning and commits how far it is. */
interface Contestant {
  /** A word for the table. */
  String name();

  /** Starts on a fresh consumer group and fresh local state. */
  Running start(String groupId);

  /** A contestant at work. */
  interface Running extends AutoCloseable {
    @Override
    void close();
  }
}
