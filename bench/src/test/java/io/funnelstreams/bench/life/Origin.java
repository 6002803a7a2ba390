package io.funnelstreams.bench.life;

/** Where a visitor came from: as an analytics tool reports it, and the source that results. */
enum Origin {
  SEARCH("https://www.google.com/search?q=desk", "google.com", "", "", "search"),
  SOCIAL("https://t.co/a1", "t.co", "", "", "social"),
  NEWSLETTER("", "", "newsletter", "Winter", "email"),
  ADVERTISEMENT("https://www.google.com/", "google.com", "cpc", "Desks", "paid"),
  NOWHERE("", "", "", "", "direct");

  final String referrer;
  final String host;
  final String medium;
  final String campaign;
  final String referrerClass;

  Origin(String referrer, String host, String medium, String campaign, String referrerClass) {
    this.referrer = referrer;
    this.host = host;
    this.medium = medium;
    this.campaign = campaign;
    this.referrerClass = referrerClass;
  }
}
