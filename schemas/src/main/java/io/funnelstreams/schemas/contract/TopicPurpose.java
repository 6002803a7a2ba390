package io.funnelstreams.schemas.contract;

import io.funnelstreams.schemas.topic.Topic;

/** Who a topic is for, and with that how far one may rely on it. */
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

  static TopicPurpose of(Topic topic) {
    return switch (topic) {
      case KPIS, SCORECARDS, ALERTS, DEFINITION, PLAN -> OUTPUT;
      case LEADS, CALLS, DEALS, CONTRACTS, SUBSCRIPTIONS, PAYMENTS -> EVENTS;
      case SPEND, WEB, SOCIAL, PUBLICATIONS -> EVENTS;
      case MOVES, DELIVERIES, PROGRESS, LOADS, REJECTS, IMPORTS -> STATE;
    };
  }

  /** What a record without a value says. */
  static String tombstone(Topic topic) {
    return switch (topic) {
      case KPIS ->
          "The row is no more: its cell is empty, or the active definition has no such row.";
      case SCORECARDS -> "The row is no more: the plan has no such goal or period.";
      case ALERTS ->
          "The alert is withdrawn by corrected numbers or a changed plan, which is not a"
              + " resolving.";
      case REJECTS -> "The input was taken after all: it was replayed with success, or erased.";
      case IMPORTS -> "The row makes nothing any more.";
      case LOADS -> "The load is over.";
      case PROGRESS -> "The definition has ended.";
      case PLAN, DEFINITION, DELIVERIES -> "There are none.";
      case MOVES -> "There are none; what was read is deleted once somebody is forgotten.";
      case LEADS, CALLS, DEALS, CONTRACTS, SUBSCRIPTIONS, PAYMENTS -> FORGOTTEN;
      case SPEND, WEB, SOCIAL, PUBLICATIONS -> FORGOTTEN;
    };
  }

  private static final String FORGOTTEN =
      "The party is forgotten: what was recorded of it before is to be ignored. The records before"
          + " stay on the topic, which is not compacted.";
}
