package io.funnelstreams.serve.api.resource;

import io.funnelstreams.core.explain.Explanation;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.serve.view.KpiRow;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A number taken apart, with what was published at the same time.
 *
 * @param plan what it is counted by
 * @param today the last day that counts
 * @param keepsForgotten whether the published number may have a part of forgotten persons
 * @param published empty where there is no row
 */
record TakenApart(
    Question question,
    Plan plan,
    LocalDate today,
    Explanation explanation,
    boolean keepsForgotten,
    Optional<KpiRow> published) {

  /**
   * Which number is asked about.
   *
   * @param period its label, in lower case
   */
  record Question(String kpi, String period, Map<String, String> segment) {
    Question {
      period = period.toLowerCase(Locale.ROOT);
      segment = Map.copyOf(segment);
    }
  }

  /** The same for the same contributions as long as the process runs. */
  String tag() {
    var contributions = explanation.contributions();
    return Integer.toHexString(contributions.hashCode()) + "-" + contributions.size();
  }
}
