package io.funnelstreams.app.command;

import io.funnelstreams.app.InputException;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.yaml.Suggestion;
import io.funnelstreams.serve.view.KpiQuery;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Distinguishes a name that does not exist from one that has no numbers yet. */
final class KnownNames {
  private KnownNames() {}

  /**
   * Checks names that a person gave.
   *
   * @param what they are names of, for the message
   * @throws InputException for the first that is not known
   */
  static void check(String what, Collection<String> names, List<String> known) {
    for (var name : names) {
      if (!known.contains(name)) {
        throw new InputException(
            "There is no %s '%s'%s".formatted(what, name, Suggestion.didYouMean(name, known)));
      }
    }
  }

  static List<String> ids(Collection<Kpi> kpis) {
    return kpis.stream().map(Kpi::id).toList();
  }

  /**
   * Checks that a plan counts what a query asks for.
   *
   * @throws InputException where it has no such KPI or no such breakdown
   */
  static void check(KpiQuery query, Plan plan) {
    for (var kpi : query.kpis()) {
      if (plan.catalogue().hasUntracked(kpi)) {
        throw new InputException(
            "The plan does not track the KPI '%s'. Add it to kpis.track.kpis.".formatted(kpi));
      }
    }
    for (var grain : query.grains()) {
      if (!plan.grains().contains(grain)) {
        throw new InputException(
            "The plan does not track the grain '%s'. Add it to kpis.track.grains."
                .formatted(grain.name().toLowerCase(Locale.ROOT)));
      }
    }
    check("KPI", query.kpis(), ids(plan.catalogue().kpis()));
    query.segments().forEach(segment -> checkBreakdown(segment.dimensions(), plan));
  }

  private static void checkBreakdown(Set<String> dimensions, Plan plan) {
    if (plan.breakdowns().stream()
        .noneMatch(breakdown -> Set.copyOf(breakdown.dimensions()).equals(dimensions))) {
      throw new InputException(
          "The plan has no breakdown by %s; it has: %s. Add it to the plan's segments."
              .formatted(
                  String.join(", ", dimensions),
                  plan.breakdowns().stream().map(c -> c.dimensions().toString()).toList()));
    }
  }
}
