package io.funnelstreams.serve.read;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The tables of the store, each a column family. */
enum StoreTable {
  /** The origin of the store: cluster, topics, offsets, the definition shown. */
  META,
  KPIS,
  /** Rows of the definition shown that the topic no longer has, during the rollout of another. */
  KPIS_HELD,
  SCORECARDS,
  SCORECARDS_HELD,
  ALERTS,
  ALERTS_HELD,
  DEFINITIONS,
  PLANS,
  LOADS,
  PROGRESS,
  REJECTS,
  /** Rejects by source, reason and time. */
  REJECTS_BY_TIME,
  /** Events of each source and family: how many, and when the last. */
  ACTIVITY,
  /** Events of each source by day. */
  ACTIVITY_BY_DAY,
  /** Events of each source and family by the minute in which they were taken, of the last hour. */
  ACTIVITY_BY_MINUTE;

  byte[] familyName() {
    return name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }
}
