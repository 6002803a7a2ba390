package io.funnelstreams.core.kpi;

import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The KPIs that a plan watches, in the order they are listed. */
public final class Catalogue {
  private final Map<String, Kpi> byId;
  private final Map<String, Expression> expressions;

  private Catalogue(Map<String, Kpi> byId) {
    this.byId = byId;
    this.expressions = new HashMap<>();
    byId.keySet().forEach(id -> resolve(id, new LinkedHashSet<>()));
    byId.replaceAll((id, kpi) -> kpi.with(kpi.formula().inlined(expressions)));
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
    var all = new ArrayList<>(byId.values());
    all.addAll(more);
    return of(all);
  }

  public Optional<Kpi> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public List<Kpi> kpis() {
    return List.copyOf(byId.values());
  }

  /** The measures that a KPI's value in a period is made of, and the days that go into it. */
  public List<FormulaPart> partsOf(String id, Period period, BusinessCalendar calendar) {
    return FormulaPart.of(expressionOf(id), period, calendar);
  }

  /** What a KPI is made of, down to measures. */
  Expression expressionOf(String id) {
    return expressions.get(id);
  }

  /** Whether a KPI is what a formula says, by whatever names they come to the same measures. */
  public boolean isSame(String id, Formula formula) {
    return expressionOf(id).equals(expressionOf(formula));
  }

  /** What any formula is made of, down to measures. */
  Expression expressionOf(Formula formula) {
    formula.expression().references().forEach(id -> requireKnown(id, formula.text()));
    return formula.expression().inlined(expressions);
  }

  private void resolve(String id, Set<String> within) {
    if (expressions.containsKey(id)) {
      return;
    }
    if (!within.add(id)) {
      throw new FormulaException("KPIs refer to each other in a circle: " + within + " and " + id);
    }
    var expression = byId.get(id).formula().expression();
    for (var reference : expression.references()) {
      requireKnown(reference, id);
      resolve(reference, within);
    }
    within.remove(id);
    expressions.put(id, expression.inlined(expressions));
  }

  private void requireKnown(String reference, String id) {
    if (!byId.containsKey(reference)) {
      throw new FormulaException(
          "the formula of '%s' names the KPI '%s', which does not exist".formatted(id, reference));
    }
  }
}
