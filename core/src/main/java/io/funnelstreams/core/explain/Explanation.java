package io.funnelstreams.core.explain;

import io.funnelstreams.core.kpi.FormulaPart;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import java.util.List;
import java.util.Optional;

/**
 * A KPI's value with everything it is made of.
 *
 * @param parts the measures of its formula
 * @param contributions the amounts that events add to the parts, by part, day, party and event
 * @param value the KPI's value computed from these contributions alone; empty where it has no row
 */
public record Explanation(
    KpiKey key,
    List<FormulaPart> parts,
    List<Contribution> contributions,
    Optional<KpiValue> value) {
  public Explanation {
    parts = List.copyOf(parts);
    contributions = List.copyOf(contributions);
  }

  /** The contributions to a part, in order. */
  public List<Contribution> of(FormulaPart part) {
    return contributions.stream().filter(each -> each.place().part().equals(part)).toList();
  }
}
