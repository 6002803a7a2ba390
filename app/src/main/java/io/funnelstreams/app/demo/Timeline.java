package io.funnelstreams.app.demo;

import java.time.LocalDate;

/**
 * The dates of the demo company's events.
 *
 * @param firstDay the first day with an event
 * @param liveFrom the day from which on the demo shows the company day by day
 * @param today the first day without events yet
 */
record Timeline(LocalDate firstDay, LocalDate liveFrom, LocalDate today) {
  private static final int HISTORY_DAYS = 365;
  private static final int LIVE_DAYS = 120;

  /** A rule that assigns leads to salespeople is wrong from this live day to that one. */
  private static final int ROUTING_BREAKS = 2;

  private static final int ROUTING_IS_MENDED = 26;

  /** A competitor enters one region on this live day. */
  private static final int COMPETITOR_COMES = 30;

  /** A year of history and four months to live, which end before a day. */
  static Timeline endingBefore(LocalDate today) {
    var liveFrom = today.minusDays(LIVE_DAYS);
    return new Timeline(liveFrom.minusDays(HISTORY_DAYS), liveFrom, today);
  }

  int days() {
    return HISTORY_DAYS + LIVE_DAYS;
  }

  /** Whether MQLs of a day reach no salesperson. */
  boolean isRoutingBroken(LocalDate day) {
    return !day.isBefore(liveFrom.plusDays(ROUTING_BREAKS))
        && day.isBefore(liveFrom.plusDays(ROUTING_IS_MENDED));
  }

  /** Whether the competitor takes deals in a region on a day. */
  boolean hasCompetitor(Region region, LocalDate day) {
    return region == Region.UK && !day.isBefore(liveFrom.plusDays(COMPETITOR_COMES));
  }
}
