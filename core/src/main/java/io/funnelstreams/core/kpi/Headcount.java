package io.funnelstreams.core.kpi;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many people a company has, as its plan says it: for each team or role, from which day on.
 *
 * @param teams team to the people it has from each day on; part-time people count in part
 */
public record Headcount(Map<String, NavigableMap<LocalDate, Double>> teams) {
  /** Of a plan that names none. */
  public static final Headcount NONE = new Headcount(Map.of());

  public Headcount {
    var copies = new HashMap<String, NavigableMap<LocalDate, Double>>();
    teams.forEach(
        (team, people) -> {
          if (people.isEmpty() || people.values().stream().anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException(
                "the team '" + team + "' needs a headcount of 0 or more from some day on");
          }
          copies.put(team, new TreeMap<>(people));
        });
    teams = Map.copyOf(copies);
  }

  /** The teams that have a headcount. */
  public Set<String> names() {
    return teams.keySet();
  }

  /**
   * The mean of a team's people over some days, both ends included, each day weighing the same.
   *
   * @return empty where the team is not known on the first of them
   */
  OptionalDouble mean(String team, int first, int last) {
    var people = teams.getOrDefault(team, new TreeMap<>());
    var from = LocalDate.ofEpochDay(first);
    var known = people.floorEntry(from);
    if (known == null) {
      return OptionalDouble.empty();
    }
    double personDays = 0;
    long since = first;
    double number = known.getValue();
    for (var change : people.subMap(from, false, LocalDate.ofEpochDay(last), true).entrySet()) {
      personDays += number * (change.getKey().toEpochDay() - since);
      since = change.getKey().toEpochDay();
      number = change.getValue();
    }
    personDays += number * (last - since + 1);
    return OptionalDouble.of(personDays / ((double) last - first + 1));
  }
}
