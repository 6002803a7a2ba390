package io.funnelstreams.core.kpi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The KPIs that a plan watches, in the order they are listed. */
public final class Catalogue {
  private final Map<String, Kpi> byId;

  private Catalogue(Map<String, Kpi> byId) {
    this.byId = byId;
  }

  /**
   * A catalogue of KPIs.
   *
   * @throws FormulaException where an id is used twice, a formula names a KPI that is not there, or
   *     KPIs refer to each other in a circle
   */
  public static Catalogue of(Collection<Kpi> kpis) {
    var byId = new LinkedHashMap<String, Kpi>();
    for (var kpi : kpis) {
      if (byId.put(kpi.id(), kpi) != null) {
        throw new FormulaException("the KPI '" + kpi.id() + "' is defined twice");
      }
    }
    return new Catalogue(byId);
  }

  /** This catalogue with more KPIs at its end; the rules of {@link #of} hold for the whole. */
  public Catalogue with(Collection<Kpi> more) {
    var all = new java.util.ArrayList<>(byId.values());
    all.addAll(more);
    return of(all);
  }

  public Optional<Kpi> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public List<Kpi> kpis() {
    return List.copyOf(byId.values());
  }
}
