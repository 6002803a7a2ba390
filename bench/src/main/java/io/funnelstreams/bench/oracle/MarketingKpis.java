package io.funnelstreams.bench.oracle;

import io.funnelstreams.bench.oracle.OracleKpi.Reach;
import java.util.List;

/** The KPIs of spend, the site, social networks and publications. */
final class MarketingKpis {
  static final List<OracleKpi> ALL =
      List.of(
          OracleKpi.ratio("visit_to_lead_rate", Measure.LEADS, Measure.SESSIONS),
          OracleKpi.money("marketing_spend", Measure.MARKETING_SPEND),
          OracleKpi.money("sales_spend", Measure.SALES_SPEND),
          OracleKpi.quotient(
              "cost_per_lead",
              OracleKpi.in(Reach.PERIOD, Measure.MARKETING_SPEND, Measure.LEADS),
              window -> window.money(window.sum(Measure.MARKETING_SPEND)),
              window -> window.sum(Measure.LEADS)),
          OracleKpi.count("sessions", Measure.SESSIONS),
          OracleKpi.parties("unique_visitors", Measure.VISITORS),
          OracleKpi.ratio("pages_per_visit", Measure.VIEWS, Measure.SESSIONS),
          OracleKpi.ratio("bounce_rate", Measure.BOUNCES, Measure.SESSIONS),
          OracleKpi.ratio("time_on_site", Measure.SECONDS_ON_SITE, Measure.SESSIONS),
          OracleKpi.growth("referral_traffic_growth", Measure.REFERRAL_SESSIONS),
          OracleKpi.ratio("social_referral_share", Measure.SOCIAL_SESSIONS, Measure.SESSIONS),
          OracleKpi.count("follower_growth", Measure.FOLLOWERS),
          OracleKpi.count("comments", Measure.COMMENTS),
          OracleKpi.count("shares", Measure.SHARES),
          OracleKpi.count("social_opt_ins", Measure.OPT_INS),
          OracleKpi.count("guest_posts", Measure.GUEST_POSTS));

  private MarketingKpis() {}
}
