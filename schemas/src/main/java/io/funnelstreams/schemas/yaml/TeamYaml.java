package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.plan.PlannedTeam;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The teams of a plan, each with its members and their roles. */
final class TeamYaml {
  private TeamYaml() {}

  static List<PlannedTeam> teams(YamlValue list) {
    var names = new HashSet<String>();
    var teams = new ArrayList<PlannedTeam>();
    for (var item : list.items()) {
      item.map("name", "members").flatMap(keys -> team(keys, names)).ifPresent(teams::add);
    }
    return teams;
  }

  /** The names of all people in teams, and of the teams themselves. */
  static Set<String> names(List<PlannedTeam> teams) {
    var names = new HashSet<String>();
    teams.forEach(
        team -> {
          names.add(team.name());
          names.addAll(team.members().keySet());
        });
    return names;
  }

  private static Optional<PlannedTeam> team(YamlMap keys, Set<String> names) {
    var name = keys.require("name").flatMap(YamlValue::text);
    if (name.isPresent() && !names.add(name.get())) {
      keys.find("name")
          .ifPresent(value -> value.problem("the team '" + name.get() + "' is here twice"));
    }
    var members = keys.require("members").map(TeamYaml::members).orElse(Map.of());
    return name.map(known -> new PlannedTeam(known, members));
  }

  /** A list of names, or a map of names to roles. */
  private static Map<String, String> members(YamlValue value) {
    var members = new LinkedHashMap<String, String>();
    if (value.isMap()) {
      value
          .entries()
          .forEach((name, role) -> role.textOrEmpty().ifPresent(r -> members.put(name, r)));
      return members;
    }
    for (var item : value.items()) {
      var name = item.text();
      if (name.isPresent() && members.putIfAbsent(name.get(), "") != null) {
        item.problem("'" + name.get() + "' is in the team already");
      }
    }
    return members;
  }
}
