package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Kpi;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of the plan that its goals and monitors refer to.
 *
 * @param declared the ids of the plan's own KPIs, also of those that have a problem and are
 *     therefore not in the catalogue
 * @param people the names of people and teams; empty where the plan lists none
 */
record PlanContext(
    Catalogue catalogue,
    Set<String> declared,
    List<GroupingSet> breakdowns,
    Optional<Currency> currency,
    Set<String> people) {
  private static final Pattern AMOUNT =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,4})?)(?:\\s*([A-Z]{3}))?");

  /** A person or team; where the plan lists teams, an unknown one is a problem. */
  Optional<String> person(YamlValue value) {
    var name = value.text();
    if (name.isPresent() && !people.isEmpty() && !people.contains(name.get())) {
      value.problem(
          "there is no '%s' among the plan's teams and their members%s"
              .formatted(name.get(), Suggestion.didYouMean(name.get(), people)));
    }
    return name;
  }

  /** A person or team that the plan's teams have. */
  Optional<String> namedPerson(YamlValue value) {
    if (people.isEmpty()) {
      value
          .text()
          .ifPresent(name -> value.problem("the plan lists no teams; add them as 'teams:'"));
    }
    return person(value);
  }

  /** An amount of money that is not negative, in the plan's currency: {@code 4000 EUR}. */
  Optional<BigDecimal> amount(YamlValue value) {
    var text = value.text();
    var code = currency.map(Currency::getCurrencyCode).orElse("EUR");
    var amount =
        text.map(AMOUNT::matcher)
            .filter(Matcher::matches)
            .filter(form -> form.group(2) == null || form.group(2).equals(code))
            .map(form -> new BigDecimal(form.group(1)));
    if (text.isPresent() && amount.isEmpty()) {
      value.problem(
          "'%s' is not an amount; write one such as 4000 or 4000 %s".formatted(text.get(), code));
    }
    return amount;
  }

  Optional<Kpi> kpi(YamlValue value) {
    var id = value.text();
    var kpi = id.flatMap(catalogue::find);
    if (id.isPresent() && kpi.isEmpty() && !declared.contains(id.get())) {
      var known = catalogue.kpis().stream().map(Kpi::id).toList();
      value.problem(
          "there is no KPI '%s'%s ('funnel kpis --catalogue' lists them all)"
              .formatted(id.get(), Suggestion.didYouMean(id.get(), known)));
    }
    return kpi;
  }

  /**
   * A segment that the plan has a breakdown for.
   *
   * @param who refers to it, for the message
   */
  Map<String, String> segment(YamlValue value, String who) {
    var segment = new HashMap<String, String>();
    value
        .entries()
        .forEach((dimension, part) -> part.text().ifPresent(text -> segment.put(dimension, text)));
    var dimensions = value.entries().keySet();
    if (value.isMap() && breakdown(dimensions).isEmpty()) {
      value.problem(withoutBreakdown(dimensions, who));
    }
    return segment;
  }

  /** The breakdown by exactly these dimensions. */
  Optional<GroupingSet> breakdown(Set<String> dimensions) {
    return breakdowns.stream()
        .filter(each -> Set.copyOf(each.dimensions()).equals(dimensions))
        .findFirst();
  }

  String withoutBreakdown(Set<String> dimensions, String who) {
    var known = SegmentsYaml.dimensions(breakdowns);
    var hint = new StringBuilder();
    dimensions.stream()
        .filter(dimension -> !known.contains(dimension))
        .forEach(dimension -> hint.append(Suggestion.didYouMean(dimension, known)));
    var list = "[" + String.join(", ", new TreeSet<>(dimensions)) + "]";
    return ("no breakdown has just %s, so this %s would have no number; add %s to"
            + " segments.breakdowns%s")
        .formatted(list, who, list, hint);
  }
}
