package io.funnelstreams.schemas.contract;

import io.funnelstreams.schemas.topic.Topic;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The readers of a topic, and so how far they may rely on it. */
enum TopicPurpose {
  OUTPUT("Outputs", "For everybody. New fields are added with defaults; none is taken away."),
  EVENTS(
      "Events",
      "What happened, as it was taken. Read them freely; write through the gateway or an import,"
          + " which validate. Records name persons."),
  STATE(
      "State",
      "What the parts of FunnelStreams exchange. They may be read to watch the system; only our own"
          + " parts write them.");

  private final String title;
  private final String promise;

  TopicPurpose(String title, String promise) {
    this.title = title;
    this.promise = promise;
  }

  String title() {
    return title;
  }

  String promise() {
    return promise;
  }

  private static final Set<Topic> OUTPUTS =
      EnumSet.of(Topic.KPIS, Topic.SCORECARDS, Topic.ALERTS, Topic.DEFINITION, Topic.PLAN);

  private static final String NONE = "There are none.";

  private static final String FORGOTTEN =
      "The party is forgotten: what was recorded of it before is to be ignored. The records before"
          + " stay on the topic, which is not compacted.";

  private static final Map<Topic, String> TOMBSTONES =
      Map.ofEntries(
          Map.entry(
              Topic.KPIS,
              "The row is no more: its cell is empty, or the active definition has no such row."),
          Map.entry(Topic.SCORECARDS, "The row is no more: the plan has no such goal or period."),
          Map.entry(
              Topic.ALERTS,
              "The alert is withdrawn by corrected numbers or a changed plan, which is not a"
                  + " resolving."),
          Map.entry(
              Topic.REJECTS,
              "The input was taken after all: it was replayed with success, or erased."),
          Map.entry(Topic.IMPORTS, "The row makes nothing any more."),
          Map.entry(Topic.LOADS, "The load is over."),
          Map.entry(Topic.PROGRESS, "The definition has ended."),
          Map.entry(Topic.PLAN, NONE),
          Map.entry(Topic.DEFINITION, NONE),
          Map.entry(Topic.DELIVERIES, NONE),
          Map.entry(
              Topic.MERGES,
              "There are none; what was read is deleted once somebody is forgotten."));

  static TopicPurpose of(Topic topic) {
    if (Topic.events().contains(topic)) {
      return EVENTS;
    }
    return OUTPUTS.contains(topic) ? OUTPUT : STATE;
  }

  /**
   * The meaning of a record without a value.
   *
   * @throws IllegalStateException where a new topic has no such text yet
   */
  static String tombstone(Topic topic) {
    return Topic.events().contains(topic)
        ? FORGOTTEN
        : Optional.ofNullable(TOMBSTONES.get(topic))
            .orElseThrow(() -> new IllegalStateException("what is a tombstone on " + topic + "?"));
  }
}
