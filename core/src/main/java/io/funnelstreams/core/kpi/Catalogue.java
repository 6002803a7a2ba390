package io.funnelstreams.core.kpi;

import io.funnelstreams.core.journey.CustomerTrigger;
import io.funnelstreams.core.journey.FeedChoice;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The KPIs of a plan, in the order they are listed. All of them are tracked unless {@link
 * #tracking} says which; formulas may name the others too.
 */
public final class Catalogue {
  private final Map<String, Kpi> byId;
  private final Map<String, Expression> expressions;
  private final Headcount headcount;
  private final Set<String> tracked;
  private final List<Kpi> kpis;

  private Catalogue(Map<String, Kpi> byId, Headcount headcount) {
    this.byId = byId;
    this.headcount = headcount;
    this.expressions = new HashMap<>();
    this.tracked = byId.keySet();
    byId.keySet().forEach(id -> resolve(id, new LinkedHashSet<>()));
    byId.replaceAll((id, kpi) -> kpi.with(kpi.formula().inlined(expressions)));
    this.kpis = List.copyOf(byId.values());
  }

  private Catalogue(Catalogue whole, Set<String> tracked) {
    this.byId = whole.byId;
    this.expressions = whole.expressions;
    this.headcount = whole.headcount;
    this.tracked = Set.copyOf(tracked);
    this.kpis = byId.values().stream().filter(kpi -> isTracked(kpi.id())).toList();
  }

  /**
   * A catalogue of KPIs.
   *
   * @throws FormulaException where an id is used twice, a formula names a KPI that is not there, or
   *     KPIs refer to each other in a circle
   */
  public static Catalogue of(Collection<Kpi> kpis) {
    return of(kpis, Headcount.NONE);
  }

  private static Catalogue of(Collection<Kpi> kpis, Headcount headcount) {
    var byId = new LinkedHashMap<String, Kpi>();
    for (var kpi : kpis) {
      if (byId.put(kpi.id(), kpi) != null) {
        throw new FormulaException("the KPI '" + kpi.id() + "' is defined twice");
      }
    }
    return new Catalogue(byId, headcount);
  }

  /** This catalogue with more KPIs at its end; the rules of {@link #of} hold for the whole. */
  public Catalogue with(Collection<Kpi> more) {
    var all = new ArrayList<>(byId.values());
    all.addAll(more);
    return of(all, headcount);
  }

  /** This catalogue with the people that formulas can divide by. */
  public Catalogue with(Headcount people) {
    return of(byId.values(), people);
  }

  /** The people that formulas can divide by. */
  public Headcount headcount() {
    return headcount;
  }

  /**
   * This catalogue with some of its KPIs tracked alone, and those that their formulas name.
   *
   * @throws FormulaException where there is no KPI of an id
   */
  public Catalogue tracking(Collection<String> ids) {
    var all = new LinkedHashSet<String>();
    ids.forEach(id -> track(id, all));
    return new Catalogue(this, all);
  }

  private void track(String id, Set<String> into) {
    if (!byId.containsKey(id)) {
      throw new FormulaException("there is no KPI '" + id + "' to track");
    }
    if (into.add(id)) {
      references(id).forEach(reference -> track(reference, into));
    }
  }

  /** The KPIs that the formula of one names as it was written. */
  private Set<String> references(String id) {
    var formula = Formula.parse(byId.get(id).formula().text()).expression();
    var named = new LinkedHashSet<>(formula.references());
    kpisOrMeasures(formula, id).stream().filter(byId::containsKey).forEach(named::add);
    return named;
  }

  /** A KPI that is tracked. */
  public Optional<Kpi> find(String id) {
    return isTracked(id) ? Optional.of(byId.get(id)) : Optional.empty();
  }

  /** Whether there is a KPI of an id that is not tracked, and so has no rows. */
  public boolean hasUntracked(String id) {
    return byId.containsKey(id) && !isTracked(id);
  }

  private boolean isTracked(String id) {
    return tracked.contains(id);
  }

  /** The KPIs that are tracked. */
  public List<Kpi> kpis() {
    return kpis;
  }

  /**
   * The measures that are needed for the KPIs that are tracked, and those that say which data is
   * there at all; every other measure is left out.
   */
  public Set<Measure> measures() {
    if (tracked.size() == byId.size()) {
      return EnumSet.allOf(Measure.class);
    }
    var measures = EnumSet.noneOf(Measure.class);
    for (var measure : Measure.values()) {
      if (measure.isOfEvents()) {
        measures.add(measure);
      }
    }
    measures.addAll(Dependency.of(this).keySet());
    sharedMeasures().values().forEach(measures::addAll);
    return measures;
  }

  /** The ids of the KPIs that a formula names. */
  public Set<String> named(Formula formula) {
    return formula.expression().references();
  }

  /** The measures that a KPI's value in a period is made of, and the days that go into it. */
  public List<FormulaPart> partsOf(String id, Period period, BusinessCalendar calendar) {
    return FormulaPart.of(expressionOf(id), period, calendar);
  }

  /**
   * The feeds that a KPI's value needs; of a choice any one is enough.
   *
   * @param customerDefinition what makes a customer
   */
  public List<FeedChoice> feedsOf(String id, Set<CustomerTrigger> customerDefinition) {
    return FeedChoice.needed(
        expressionOf(id)
            .measures()
            .map(measure -> measure.feeds(customerDefinition))
            .filter(feeds -> !feeds.isEmpty())
            .toList());
  }

  /** The sums and products of parts that a KPI is made of; empty of an unknown KPI. */
  public Optional<FormulaTree> treeOf(String id) {
    return Optional.ofNullable(expressions.get(id)).map(new FormulaTrees(byId, expressions)::of);
  }

  /** For each dimension that KPIs are shared by, those KPIs. */
  Map<String, Set<Kpi>> shares() {
    var shares = new HashMap<String, Set<Kpi>>();
    kpis.forEach(
        kpi ->
            sharedBy(kpi.id())
                .forEach(
                    dimension ->
                        shares.computeIfAbsent(dimension, d -> new LinkedHashSet<>()).add(kpi)));
    return shares;
  }

  /** For each dimension that KPIs are shared by, the measures whose wholes are needed. */
  Map<String, Set<Measure>> sharedMeasures() {
    var shared = new HashMap<String, Set<Measure>>();
    for (var kpi : kpis) {
      wholes(expressionOf(kpi.id()))
          .forEach(
              whole ->
                  whole
                      .measures()
                      .forEach(
                          measure ->
                              shared
                                  .computeIfAbsent(
                                      whole.dimension(), d -> EnumSet.noneOf(Measure.class))
                                  .add(measure)));
    }
    return shared;
  }

  /** The dimensions that a KPI is a share by, in the order of its formula. */
  public Set<String> sharedBy(String id) {
    return wholes(expressionOf(id))
        .map(Expression.Whole::dimension)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The names in an expression that are KPIs, or else measures; each is one of them. */
  private Set<String> kpisOrMeasures(Expression expression, String id) {
    var names = new LinkedHashSet<String>();
    expression
        .all()
        .filter(Expression.KpiOrMeasure.class::isInstance)
        .map(Expression.KpiOrMeasure.class::cast)
        .forEach(
            named -> {
              if (!byId.containsKey(named.name()) && named.found().isEmpty()) {
                throw new FormulaException(
                    ("the formula of '%s' takes the share of '%s', which is neither a KPI nor a"
                            + " measure")
                        .formatted(id, named.name()));
              }
              names.add(named.name());
            });
    return names;
  }

  private static Stream<Expression.Whole> wholes(Expression expression) {
    return expression
        .all()
        .filter(Expression.Whole.class::isInstance)
        .map(Expression.Whole.class::cast);
  }

  /** The expression of a KPI, down to measures. */
  Expression expressionOf(String id) {
    return expressions.get(id);
  }

  /** Whether a KPI equals a formula, by whatever names they lead to the same measures. */
  public boolean isSame(String id, Formula formula) {
    return expressionOf(id).equals(expressionOf(formula));
  }

  /** The expression of any formula, down to measures. */
  Expression expressionOf(Formula formula) {
    formula.expression().references().forEach(id -> requireKnown(id, formula.text()));
    kpisOrMeasures(formula.expression(), formula.text());
    var inlined = formula.expression().inlined(expressions);
    requireParts(inlined, formula.text());
    requireTeams(inlined, formula.text());
    return inlined;
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
    for (var shared : kpisOrMeasures(expression, id)) {
      if (byId.containsKey(shared)) {
        resolve(shared, within);
      }
    }
    within.remove(id);
    var inlined = expression.inlined(expressions);
    requireParts(inlined, id);
    requireTeams(inlined, id);
    expressions.put(id, inlined);
  }

  /** A share needs an additive expression: a whole of rates or medians is no sum of its parts. */
  private static void requireParts(Expression expression, String id) {
    var wrong =
        wholes(expression)
            .filter(
                whole ->
                    !Additivity.of(whole.inner()).addsUp()
                        || !whole.measures().allMatch(Measure::addsUpOverSegments))
            .findFirst();
    if (wrong.isPresent()) {
      throw new FormulaException(
          ("the formula of '%s' takes the share by '%s' of what does not add up to a whole; share"
                  + " takes a measure or a KPI that is a count, a sum or a level, such as"
                  + " won_amount, leads or mrr")
              .formatted(id, wrong.get().dimension()));
    }
  }

  private void requireTeams(Expression expression, String id) {
    expression
        .all()
        .filter(Expression.People.class::isInstance)
        .map(part -> ((Expression.People) part).team())
        .filter(team -> !headcount.names().contains(team))
        .findFirst()
        .ifPresent(
            team -> {
              throw new FormulaException(
                  ("the formula of '%s' divides by the headcount of '%s', which the plan does not"
                          + " say; %s")
                      .formatted(
                          id,
                          team,
                          headcount.names().isEmpty()
                              ? "add headcount: {" + team + ": ...}"
                              : "headcount has " + new TreeSet<>(headcount.names())));
            });
  }

  private void requireKnown(String reference, String id) {
    if (!byId.containsKey(reference)) {
      throw new FormulaException(
          "the formula of '%s' names the KPI '%s', which does not exist".formatted(id, reference));
    }
  }
}
