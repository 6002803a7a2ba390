package io.funnelstreams.bench.oracle;

import io.funnelstreams.bench.oracle.OracleKpi.Reach;
import java.util.List;

/** The KPIs of spend, the site, social networks and publications. */
final class MarketingKpis {
  static final List<OracleKpi> ALL =
      List.of(
          OracleKpi.ratio("visit_to_lead_rate", OracleMeasure.LEADS, OracleMeasure.SESSIONS),
          OracleKpi.money("marketing_spend", OracleMeasure.MARKETING_SPEND),
          OracleKpi.money("sales_spend", OracleMeasure.SALES_SPEND),
          OracleKpi.quotient(
              "cost_per_lead",
              OracleKpi.in(Reach.PERIOD, OracleMeasure.MARKETING_SPEND, OracleMeasure.LEADS),
              window -> window.money(window.sum(OracleMeasure.MARKETING_SPEND)),
              window -> window.sum(OracleMeasure.LEADS)),
          OracleKpi.count("sessions", OracleMeasure.SESSIONS),
          OracleKpi.parties("unique_visitors", OracleMeasure.VISITORS),
          OracleKpi.ratio("pages_per_visit", OracleMeasure.VIEWS, OracleMeasure.SESSIONS),
          OracleKpi.ratio("bounce_rate", OracleMeasure.BOUNCES, OracleMeasure.SESSIONS),
          OracleKpi.ratio("time_on_site", OracleMeasure.SECONDS_ON_SITE, OracleMeasure.SESSIONS),
          OracleKpi.growth("referral_traffic_growth", OracleMeasure.REFERRAL_SESSIONS),
          OracleKpi.ratio(
              "social_referral_share", OracleMeasure.SOCIAL_SESSIONS, OracleMeasure.SESSIONS),
          OracleKpi.count("follower_growth", OracleMeasure.FOLLOWERS),
          OracleKpi.count("comments", OracleMeasure.COMMENTS),
          OracleKpi.count("shares", OracleMeasure.SHARES),
          OracleKpi.count("social_opt_ins", OracleMeasure.OPT_INS),
          OracleKpi.count("guest_posts", OracleMeasure.GUEST_POSTS));

  private MarketingKpis() {}
}
