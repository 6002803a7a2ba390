package io.funnelstreams.app.planning;

import io.funnelstreams.core.journey.Feed;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The part of a plan that is shown: marketing plan and sales plan are views of one plan. */
public enum PlanView {
  WHOLE,
  MARKETING,
  SALES;

  /** The feeds of marketing; qualified leads are shared with sales. */
  private static final Set<Feed> OF_MARKETING =
      EnumSet.of(
          Feed.LEADS,
          Feed.MQLS,
          Feed.SQLS,
          Feed.MARKETING_SPEND,
          Feed.PAGE_VIEWS,
          Feed.FOLLOWERS,
          Feed.COMMENTS,
          Feed.SHARES,
          Feed.OPT_INS,
          Feed.GUEST_POSTS);

  /** The feeds that sales gets from marketing. */
  private static final Set<Feed> HANDED_OVER = Set.of(Feed.SQLS);

  /** Whether the view has the goals of a KPI. */
  public boolean has(Plan plan, String kpi) {
    var measures = feeds(plan, kpi);
    return switch (this) {
      case WHOLE -> true;
      case MARKETING -> measures.stream().anyMatch(OF_MARKETING::containsAll);
      case SALES ->
          measures.stream().anyMatch(f -> f.equals(HANDED_OVER) || !OF_MARKETING.containsAll(f));
    };
  }

  /**
   * Whether the view has the parts that only marketing plans: the mix and the budget of channels.
   */
  boolean isOfMarketing() {
    return this != SALES;
  }

  /** The feeds of each measure that a KPI is made of. */
  private static List<Set<Feed>> feeds(Plan plan, String kpi) {
    var calendar = plan.rules().calendar();
    var all = calendar.periodOf(Grain.TOTAL, LocalDate.EPOCH);
    return plan.catalogue().partsOf(kpi, all, calendar).stream()
        .map(part -> part.measure().feeds(plan.rules().customerDefinition()))
        .toList();
  }
}
