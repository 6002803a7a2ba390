package io.funnelstreams.core.plan;

import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.kpi.Kpi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The feeds that were never reported, and the KPIs that have no value for that reason. It follows
 * the published rows: a KPI with a row has every feed but those that the row says are missing.
 */
public final class FeedGaps {
  private static final Comparator<FeedChoice> ORDER = Comparator.comparing(FeedChoice::id);

  private final Plan plan;
  private final Map<String, List<FeedChoice>> missing;
  private final Set<FeedChoice> reported = new HashSet<>();

  /**
   * The missing feeds.
   *
   * @param missing by KPI with a row of all of time, the feeds that the row says were never
   *     reported
   */
  public FeedGaps(Plan plan, Map<String, List<FeedChoice>> missing) {
    this.plan = plan;
    this.missing = Map.copyOf(missing);
    missing.forEach(
        (kpi, none) ->
            needs(plan, kpi).stream()
                .filter(choice -> !none.contains(choice))
                .forEach(reported::add));
  }

  /** The feeds that a KPI needs; of a choice any one is enough. */
  public static List<FeedChoice> needs(Plan plan, String kpi) {
    return plan.catalogue().find(kpi).isEmpty()
        ? List.of()
        : plan.catalogue().feedsOf(kpi, plan.rules().customerDefinition());
  }

  /**
   * The feeds that a KPI needs and that were never reported; of a KPI without a row, as far as
   * other rows say.
   */
  public List<FeedChoice> of(String kpi) {
    var known = missing.get(kpi);
    return known != null
        ? known
        : needs(plan, kpi).stream().filter(choice -> !isReported(choice)).toList();
  }

  /** Where one of fewer feeds was reported, so was one of these. */
  private boolean isReported(FeedChoice choice) {
    return reported.stream().anyMatch(known -> choice.feeds().containsAll(known.feeds()));
  }

  /** Every choice of feeds that was never reported, with the KPIs that have no value without it. */
  public Map<FeedChoice, List<String>> all() {
    var kpis = new TreeMap<FeedChoice, List<String>>(ORDER);
    for (var kpi : plan.catalogue().kpis().stream().map(Kpi::id).toList()) {
      of(kpi).forEach(choice -> kpis.computeIfAbsent(choice, c -> new ArrayList<>()).add(kpi));
    }
    return kpis;
  }
}
