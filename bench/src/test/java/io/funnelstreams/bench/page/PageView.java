package io.funnelstreams.bench.page;

import java.util.List;

/** The views of the page, with addresses whose figures the tests know. */
enum PageView {
  OVERVIEW("", "goal:", "funnel:"),
  GOAL("?view=goal&id=win-rate-uk", "goal:", "period:", "series:"),
  KPI("?view=kpi&id=win_rate&compare=previous", "kpi:"),
  KPI_BY_REGION("?view=kpi&id=leads&breakdown=region", "kpi:"),
  FUNNEL("?view=funnel", "funnel:"),
  FUNNEL_BY_REGION("?view=funnel&breakdown=region", "funnel:"),
  REVENUE("?view=revenue"),
  ALERTS("?view=alerts"),
  HEALTH("?view=health", "source:", "status:"),
  PLAN("?view=plan", "plan:", "budget:", "break-even:");

  private final String query;
  private final List<String> complete;

  PageView(String query, String... complete) {
    this.query = query;
    this.complete = List.of(complete);
  }

  /** The address after that of the page. */
  String query() {
    return query;
  }

  /** Kinds of figures of which the view shows every one that the API has. */
  List<String> complete() {
    return complete;
  }
}
