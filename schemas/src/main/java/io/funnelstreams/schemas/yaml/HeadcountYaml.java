package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.kpi.Headcount;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The people of a company: for each team or role either one number for all days, or numbers with
 * the day from which each applies.
 */
final class HeadcountYaml {
  private HeadcountYaml() {}

  static Headcount headcount(YamlValue value) {
    var teams = new HashMap<String, NavigableMap<LocalDate, Double>>();
    value
        .entries()
        .forEach(
            (team, people) -> {
              if (!team.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                people.problem(
                    ("a formula cannot name the team '%s': letters, digits and underscores, such as"
                            + " inside_sales")
                        .formatted(team));
              }
              var dated = dated(people);
              if (!dated.isEmpty()) {
                teams.put(team, dated);
              }
            });
    return new Headcount(teams);
  }

  private static NavigableMap<LocalDate, Double> dated(YamlValue people) {
    var dated = new TreeMap<LocalDate, Double>();
    if (people.isMap()) {
      people
          .entries()
          .forEach(
              (day, number) ->
                  day(day, number)
                      .ifPresent(from -> number(number).ifPresent(n -> dated.put(from, n))));
    } else {
      number(people).ifPresent(number -> dated.put(LocalDate.MIN, number));
    }
    return dated;
  }

  private static Optional<Double> number(YamlValue value) {
    var number = value.number();
    if (number.isPresent() && number.get().signum() < 0) {
      value.problem("a headcount is 0 or more");
      return Optional.empty();
    }
    return number.map(BigDecimal::doubleValue);
  }

  private static Optional<LocalDate> day(String text, YamlValue number) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      number.problem("'" + text + "' is not a date such as 2026-01-31");
      return Optional.empty();
    }
  }
}
