package io.funnelstreams.app.demo;

/** How leads come in: how many, and how good those of a channel are. */
enum Channel {
  SEARCH("search", 0.30, 1.0),
  SOCIAL("social", 0.20, 0.75),
  OUTBOUND("outbound", 0.18, 0.7),
  EVENT("event", 0.12, 1.0),
  PARTNER("partner", 0.11, 1.15),
  REFERRAL("referral", 0.09, 1.35);

  private final String title;
  private final double share;
  private final double quality;

  Channel(String title, double share, double quality) {
    this.title = title;
    this.share = share;
    this.quality = quality;
  }

  String title() {
    return title;
  }

  /** The share of all leads, of 1. */
  double share() {
    return share;
  }

  /** A factor on the random of every step forward. */
  double quality() {
    return quality;
  }
}
