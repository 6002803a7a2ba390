package io.funnelstreams.schemas.topic;

/**
 * The keys of a topic's records: text in UTF-8.
 *
 * @param meaning the meaning of a key, in words
 * @param form how it is put together, with the parts in angle brackets
 * @param example a key
 */
public record TopicKey(String meaning, String form, String example) {
  static final TopicKey PARTY = new TopicKey("the party (party_id)", "<party_id>", "acme");

  static final TopicKey CHANNEL =
      new TopicKey("the channel (party_id)", "<party_id>", "google_ads");

  static final TopicKey VISITOR =
      new TopicKey("the visitor (party_id)", "<party_id>", "visitor-81c2");

  static final TopicKey SURVIVOR = new TopicKey("the surviving party", "<party_id>", "acme");

  static final TopicKey KPI =
      new TopicKey(
          "KPI, grain, period and segment",
          "<kpi>/<grain>/<period>/<dimension>=<value>,… (nothing after the last slash for the whole"
              + " company; values in lower case, with commas, equals and percent signs escaped as"
              + " in URLs)",
          "win_rate/month/2026-04/region=emea");

  static final TopicKey GOAL =
      new TopicKey(
          "goal and period",
          "<goal>/<period> (for the goal as a whole <goal>/<first day>..<last day>)",
          "win-rate-emea/2026-04");

  static final TopicKey ALERT =
      new TopicKey("the alert's id", "<subject>/<day since>", "drift/leads-2026/2026-04-07");

  static final TopicKey DELIVERY =
      new TopicKey(
          "receiver and alert", "<receiver> <alert's id>", "slack drift/leads-2026/2026-04-07");

  static final TopicKey PLAN =
      new TopicKey(
          "the plan, or one of its versions",
          "<name> for the plan as it holds, <name>@<instant> for what was applied then",
          "sales");

  static final TopicKey ACTIVE = new TopicKey("always the same", "active", "active");

  static final TopicKey PROGRESS =
      new TopicKey("definition and totals partition", "<definition>/<partition>", "4f1c22d09a7b/0");

  static final TopicKey LOAD =
      new TopicKey("the load's id", "import/<random>, set/<name> or hold", "set/nightly");

  static final TopicKey REJECT = new TopicKey("the reject's id", "<id>", "9d1f6c7a2b");

  static final TopicKey IMPORT =
      new TopicKey(
          "digests of mapping and row",
          "<digest of source and mapping>/<digest of row_id>",
          "5b2d0e6f1a90c374/0f6a3c5d7e9b1a2c4d6e8f0a1b3c5d7e");
}
